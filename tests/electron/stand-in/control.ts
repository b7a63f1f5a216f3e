// The line between a test and the program under test: everything worth knowing is reported as it happens, and the test
// may ask for things a person or an attacker would do. Plain IPC of Node's child processes.
export interface Report {
  what: string
  detail: unknown
}

export type Question = { id: number; command: string; input: unknown }
export type Answer = { id: number; value?: unknown; error?: string }

const commands = new Map<string, (input: never) => unknown>()

export function report(what: string, detail: unknown = null): void {
  if (process.connected) process.send?.({ what, detail })
}

export function command<Input>(name: string, run: (input: Input) => unknown): void {
  commands.set(name, run)
}

export function listen(): void {
  process.on('message', (question: Question) => void answer(question))
  // The line must not keep a program alive that has quit.
  process.channel?.unref()
}

async function answer({ id, command: name, input }: Question): Promise<void> {
  try {
    const run = commands.get(name)
    if (!run) throw new Error(`The stand-in knows no command ${name}.`)
    process.send?.({ id, value: (await run(input as never)) ?? null } satisfies Answer)
  } catch (error) {
    process.send?.({ id, error: String(error) } satisfies Answer)
  }
}
