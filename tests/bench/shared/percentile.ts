// Sums of measurements. One run of a busy machine says little: benches run several times and give the median of the runs.

/** The value below which a share of the values lies; of an empty list, not a number. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** The median over the runs of what `of` says about one run. */
export function overRuns<Run>(runs: readonly Run[], of: (run: Run) => number): number {
  return median(runs.map(of))
}
