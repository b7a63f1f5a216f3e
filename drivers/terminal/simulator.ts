// A terminal for trying and for tests. It approves, except for what the last two figures of the amount ask for:
// 01 is declined, 02 is stopped at the terminal, 03 is taken but the answer never comes, 04 is not taken and no answer comes.
// Asked afterwards, it knows what it did with 03 and 04; 05 is taken, no answer comes, and it never tells.
import type { ConnectedTerminal, PaymentRequest, PaymentResult } from './roles.ts'

/** `answerMs`: how long a customer takes to show the card. `silentMs`: when nobody waits any more. Milliseconds. */
export type SimulatorOptions = { answerMs: number; silentMs: number; pause(ms: number): Promise<void> }

export function openSimulator({ answerMs, silentMs, pause }: SimulatorOptions): ConnectedTerminal {
  const known = new Map<string, PaymentResult>()
  return {
    kind: 'connected',
    name: 'simulator',
    async pay(request) {
      await pause(answerMs)
      const { told, done } = outcomeOf(request)
      known.set(request.attemptId, done)
      if (told) return done
      await pause(silentMs)
      return silence
    },
    ask: async (attemptId) => {
      await pause(answerMs)
      return known.get(attemptId) ?? silence
    },
    close: () => Promise.resolve(),
  }
}

const silence: PaymentResult = { state: 'unknown', reason: 'no answer' }

/** `done`: what it says when it is asked afterwards. `told`: whether it says so at once. */
function outcomeOf({ attemptId, amountMinor }: PaymentRequest): { told: boolean; done: PaymentResult } {
  const approved: PaymentResult = { state: 'approved', reference: `SIM-${attemptId.slice(-6).toUpperCase()}` }
  const stopped: PaymentResult = { state: 'aborted', reason: 'stopped at the terminal' }
  switch (Math.abs(amountMinor) % 100) {
    case 1:
      return { told: true, done: { state: 'declined', reason: 'refused by the bank' } }
    case 2:
      return { told: true, done: stopped }
    case 3:
      return { told: false, done: approved }
    case 4:
      return { told: false, done: stopped }
    case 5:
      return { told: false, done: silence }
    default:
      return { told: true, done: approved }
  }
}
