// A customer's labels.

/** Whether a label is not over. UTC milliseconds. */
export function holdsAt({ expiresAtMs }: { expiresAtMs: number | null }, nowMs: number): boolean {
  return expiresAtMs === null || expiresAtMs >= nowMs
}
