// Where a key leads in a list of rows.

/** @returns the index to go to, undefined when the key means nothing here */
export function nextRow(key: string, from: number, rowCount: number, pageRows: number): number | undefined {
  const target: Partial<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + Math.max(pageRows, 1),
    PageUp: from - Math.max(pageRows, 1),
    Home: 0,
    End: rowCount - 1,
  }
  const to = target[key]
  return to === undefined || rowCount === 0 ? undefined : Math.min(Math.max(to, 0), rowCount - 1)
}
