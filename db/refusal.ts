// Why a database could not be opened, in words a clerk and a technician can both use. Nothing is ever overwritten.

export type DatabaseProblemCode =
  | 'wrong-key'
  | 'damaged'
  | 'missing'
  | 'newer-than-program'
  | 'missing-migration'
  | 'locked'
  | 'disk-full'
  | 'in-use'
  | 'black-box'
  | 'cannot-open'

const explanations: Record<DatabaseProblemCode, string> = {
  'wrong-key':
    'The key on this computer does not fit the database. Nothing was changed. Put the right key back, or restore a backup together with its key.',
  damaged:
    'The database file is damaged. It was left as it is. Restore one of the backups, or ask for help before doing anything else.',
  missing:
    'The database file is gone, although there was one here. Foyer does not start empty by itself: put the file back or restore a backup.',
  'newer-than-program':
    'The database was written by a newer version of Foyer. Install that version or a later one; nothing was changed.',
  'missing-migration':
    'The database and this program do not belong together: a step between them is missing. Reinstall Foyer; nothing was changed.',
  locked: 'Another program is holding the database. Close it and start Foyer again.',
  'disk-full': 'The disk is full. Free some space and start Foyer again; nothing was lost.',
  'in-use': 'Foyer is already running with this data. Use the window that is open, or close it first.',
  'black-box':
    'The black box beside the database cannot be opened or written. Put the stick or folder it lies on back, see that Foyer may write there, and start again; nothing was lost.',
  'cannot-open': 'The database could not be opened. Nothing was changed.',
}

/** Thrown by `openDatabase`; `backups` are the paths of copies that can be restored, newest first. */
export class DatabaseProblem extends Error {
  readonly code: DatabaseProblemCode
  readonly backups: readonly string[]

  constructor(code: DatabaseProblemCode, options: { backups?: readonly string[]; cause?: unknown } = {}) {
    super(explanations[code], { cause: options.cause })
    this.name = 'DatabaseProblem'
    this.code = code
    this.backups = options.backups ?? []
  }
}

/** What an error of the database or the file system means for the person in front of it. */
export function problemCodeOf(error: unknown): DatabaseProblemCode {
  if ((error as { code?: unknown } | null)?.code === 'ENOSPC') return 'disk-full'
  const code = sqliteCodeOf(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'locked'
  if (code.startsWith('SQLITE_FULL')) return 'disk-full'
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'damaged'
  if (code.startsWith('SQLITE_IOERR')) return 'damaged'
  return 'cannot-open'
}

/** The SQLite error code anywhere in the chain of causes, or an empty text. */
export function sqliteCodeOf(error: unknown): string {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth++) {
    const code = (current as { code?: unknown }).code
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code
  }
  return ''
}

/** Whether a row was refused because its id is another row's: ids come from callers, so this is a caller's mistake. */
export function isIdInUse(error: unknown): boolean {
  if (!sqliteCodeOf(error).startsWith('SQLITE_CONSTRAINT')) return false
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth++) {
    if (/^UNIQUE constraint failed: \w+\.id$/.test(current.message)) return true
  }
  return false
}

/** A row was refused because what it refers to is not there. Whoever catches errors within `writeInAnyOrder` throws this one on. */
export function isMissingReference(error: unknown): boolean {
  return sqliteCodeOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY'
}
