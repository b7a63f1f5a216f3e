// Bugs put in on purpose when the killed counter is bundled, to see that the proofs of this folder notice them. Each is
// one replacement in one file; where the text is no longer found the test says so instead of passing.

export type Mutation = { name: string; file: string; from: string; to: string }

export const mutations: readonly Mutation[] = [
  {
    name: 'the black box is written before the commit',
    file: 'host/in-journal.ts',
    from: 'changed = decided.value.changed',
    to: 'world.recorder.follow(appended); changed = decided.value.changed',
  },
  {
    name: 'a sale is not one transaction',
    file: 'db/open.ts',
    from: 'now.inTransaction.immediate(() => {\n      result = work(now.db)\n    })',
    to: 'result = work(now.db)',
  },
  {
    name: 'a paper is on its way to the printer before that is written down',
    file: 'host/printing.ts',
    from: "markDocument(tx, id, ['waiting'], { state: 'printing' })",
    to: 'true',
  },
  {
    name: 'a paper caught by the crash is printed again by itself',
    file: 'db/document.ts',
    from: "set state = 'unclear', state_reason = 'interrupted'",
    to: "set state = 'waiting', state_reason = ''",
  },
  {
    name: 'a command that was carried out is carried out again',
    file: 'host/in-journal.ts',
    from: 'if (stored) return',
    to: "if (stored && kind.name !== 'sale.complete') return",
  },
  {
    name: 'a receipt number is lost',
    file: 'host/features/write-sale.ts',
    from: "takeNumber(tx, 'order')",
    to: "(takeNumber(tx, 'receipt'), takeNumber(tx, 'order'))",
  },
  {
    name: 'the black box is not caught up after a crash',
    file: 'host/recorder.ts',
    from: 'if (page.length === 0) return',
    to: 'return',
  },
]

/** The source with the bug in it, or undefined for a file that stays as it is. @throws when the place is gone */
export function mutatedSource(name: string, url: string, source: string): string | undefined {
  const mutation = mutations.find((each) => each.name === name)
  if (!mutation) throw new Error(`no mutation is called "${name}"`)
  if (!url.endsWith(`/${mutation.file}`)) return undefined
  if (!source.includes(mutation.from)) throw new Error(`${mutation.file} no longer holds: ${mutation.from}`)
  return source.replace(mutation.from, mutation.to)
}
