// The counter's card terminal. Until devices are set up it is one with no line to the counter; the simulator is for trying.
import type { PaymentTerminal } from '#drivers/terminal/roles.ts'
import { openSimulator } from '#drivers/terminal/simulator.ts'
import type { Clock } from './clock.ts'

export const terminalKinds = ['standalone', 'simulator'] as const
export type TerminalKind = (typeof terminalKinds)[number]

/** How long the simulated customer takes, and how long a silent terminal is waited for. */
const answerMs = 400
const silentMs = 3_000

export function openTerminal(kind: TerminalKind, clock: Clock): PaymentTerminal {
  if (kind === 'standalone') return { kind, name: 'standalone' }
  return openSimulator({ answerMs, silentMs, pause: (ms) => clock.pause(ms) })
}
