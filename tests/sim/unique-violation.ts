/** What PostgreSQL says when something is there twice: the store then begins the transaction anew. */
export class UniqueViolation extends Error {
  readonly code = '23505'
}
