// What a bench answers and how its figures are held against their goals.

export type Goal = { figure: string; op: '<=' | '>='; value: number }
export type Measured = { args: unknown; figures: Record<string, number>; goals: Goal[] }

/** What every file in tests/bench/ exports. `args` are the words after the name, without `--json`. */
export type Bench = { run(args: string[]): Promise<Measured> }

export type Machine = {
  cpu: string
  cores: number
  memoryGb: number
  node: string
  platform: string
  /** How many programs wanted a core in the minute before the bench began and in its last one; 0 on Windows, which does not say. */
  loadBefore: number
  loadAfter: number
}
export type Report = {
  bench: string
  args: unknown
  machine: Machine
  figures: Record<string, number>
  goals: (Goal & { holds: boolean })[]
}

/** Puts figures and goals together. A goal whose figure was not measured is a mistake in the bench and throws. */
export function asReport(bench: string, { args, figures, goals }: Measured, machine: Machine): Report {
  return { bench, args, machine, figures, goals: goals.map((goal) => ({ ...goal, holds: holds(goal, figures) })) }
}

/** The report for people, one figure a line with its goal beside it. */
export function asText({ bench, machine, figures, goals }: Report): string {
  const rows = Object.entries(figures).map(([figure, value]) => {
    const beside = goals.filter((goal) => goal.figure === figure)
    const words = beside.map(
      ({ op, value: wanted, holds }) => `goal ${op} ${wanted} ${holds ? 'holds' : 'DOES NOT HOLD'}`,
    )
    return `  ${figure.padEnd(36)} ${String(Number(value.toPrecision(6))).padStart(14)}   ${words.join(', ')}`.trimEnd()
  })
  const { cores, cpu, memoryGb, node, loadBefore, loadAfter } = machine
  const load = `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after`
  return [`${bench} on ${cores} × ${cpu}, ${memoryGb} GB, Node ${node}, ${load}`, ...rows].join('\n')
}

function holds({ figure, op, value }: Goal, figures: Record<string, number>): boolean {
  const measured = figures[figure]
  // NaN holds against nothing and would be written as null: it was not measured either.
  if (measured === undefined || Number.isNaN(measured)) throw new Error(`"${figure}" has a goal but was not measured.`)
  return op === '<=' ? measured <= value : measured >= value
}
