// How far an import is and what became of its lines. The first thousand remarks stay in memory for the screen; all of
// them go to a report file beside the data.
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type ImportRemark, type Remark, reportHead, reportLine } from '#core/domain/import-remark.ts'

export type Outcome = 'created' | 'changed' | 'unchanged'

export interface Tally {
  readonly counts: Readonly<Counts>
  readonly remarks: readonly ImportRemark[]
  expect(rowsTotal: number): void
  count(outcome: Outcome): void
  /** A refused line counts as done; a warning does not. */
  remark(lineNumber: number | null, remark: Remark): void
  /** What was counted during work that throws is not counted: its transaction did not happen. */
  attempt(work: () => void): void
  /** Writes the remarks since the last time to the report. @throws when the disk refuses */
  flush(): Promise<void>
}

export type Counts = {
  rowsTotal: number | null
  rowsDone: number
  created: number
  changed: number
  unchanged: number
  refusedCount: number
  warningCount: number
}

const remarksMax = 1_000

/** @param reportPath made with the first remark; an import without remarks leaves no file */
export function makeTally(reportPath: string): Tally {
  const counts: Counts = {
    rowsTotal: null,
    rowsDone: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    refusedCount: 0,
    warningCount: 0,
  }
  const remarks: ImportRemark[] = []
  let unwritten = ''
  let isBegun = false
  return {
    counts,
    remarks,
    expect: (rowsTotal) => {
      counts.rowsTotal = rowsTotal
    },
    count: (outcome) => {
      counts[outcome] += 1
      counts.rowsDone += 1
    },
    remark: (lineNumber, remark) => {
      if (remark.severity === 'refused') {
        counts.refusedCount += 1
        counts.rowsDone += 1
      } else counts.warningCount += 1
      const placed = { ...remark, lineNumber }
      if (remarks.length < remarksMax) remarks.push(placed)
      unwritten += reportLine(placed)
    },
    attempt(work) {
      const before = { counts: { ...counts }, remarks: remarks.length, unwritten }
      try {
        work()
      } catch (error) {
        Object.assign(counts, before.counts)
        remarks.length = before.remarks
        unwritten = before.unwritten
        throw error
      }
    },
    async flush() {
      if (unwritten === '') return
      const text = unwritten
      unwritten = ''
      if (!isBegun) await mkdir(dirname(reportPath), { recursive: true })
      // A byte order mark, so that a spreadsheet reads the accents right.
      if (!isBegun) await writeFile(reportPath, `\ufeff${reportHead}`, { mode: 0o600 })
      isBegun = true
      await appendFile(reportPath, text)
    },
  }
}
