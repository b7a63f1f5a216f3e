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
    shapes: '752c529f14127ab722f01f7d0250d9033bc6825760532197b956e5e6ecf1eabd',
    change:
      'The first: enrolment, push, pull, fetch and how far the feed goes. Not released yet, so its line may still change.',
  },
]
