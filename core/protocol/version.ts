// The protocol between counter and server, by its version. Whatever changes what is said gets a new number and a line here;
// a test holds the shapes to the newest line, so that nothing changes unnoticed.

export type ProtocolVersion = {
  version: number
  /** SHA-256 over the canonical JSON schemas of everything that is said: calls, entities and journal entries. */
  shapes: string
  /** What changed, for whoever has to speak both. */
  change: string
}

/** Oldest first. Versions that were released are never edited again: counters of any age hand in their journals. */
export const protocolVersions: readonly ProtocolVersion[] = [
  {
    version: 1,
    shapes: '6a38a52e56af46b1002764f6a1f9e4dfe6e7e8bc5f84e5ab199caea197e62608',
    change:
      'The first: enrolment, push, pull, fetch and how far the feed goes. Not released yet, so its line may still change.',
  },
]
