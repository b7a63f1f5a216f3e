// How every command is carried out: find, decide, write, append to the journal, in one transaction; then the black
// box, then the notices. The same command id again returns the stored answer, so a double click, a retry after a crash
// and a lost reply are one and the same case.
import type { Topic } from '#core/contract/change.ts'
import { accept, type Decision } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { WritableDb } from '#db/database.ts'
import { appendEntry, findAnswer, hashCommand } from '#db/journal.ts'
import { hasServer } from '#db/sync-state.ts'
import { noteTouches } from './sync/touches.ts'
import type { World } from './world.ts'

/** `entry` is what the journal keeps for ever; `answer` what the caller gets, now and whenever it asks again. */
export type Effect<Answer> = { answer: Answer; entry: unknown; changed: readonly Topic[] }

/** The entry's name and the version of its body; a body that changes its meaning gets a new version. */
export type EntryKind = { name: string; v: number }

/** A command id that was used before for another command: a defect of the caller, never carried out. */
export class CommandIdReused extends Error {
  constructor() {
    super('this command id was already used for another command')
    this.name = 'CommandIdReused'
  }
}

/** The part of the world this needs, so that start-up and tests can call it before the rest stands. */
export type JournalWorld = Pick<World, 'db' | 'clock' | 'recorder' | 'changes' | 'session' | 'sync'>

/**
 * @param decide runs inside the transaction; when it refuses, nothing is written and nothing is journalled
 * @throws CommandIdReused, and whatever the database throws: then nothing happened
 */
export function inJournal<Answer, Refusal extends { code: string }>(
  world: JournalWorld,
  command: { commandId: CommandId },
  kind: EntryKind,
  decide: (tx: WritableDb) => Decision<Effect<Answer>, Refusal>,
): Decision<Answer, Refusal> {
  let appended: JournalEntry | undefined
  let changed: readonly Topic[] = []
  const decision = world.db.write((tx): Decision<Answer, Refusal> => {
    const stored = findAnswer(tx, command.commandId)
    if (stored) return accept(sameCommand<Answer>(stored, command))
    const decided = decide(tx)
    if (!decided.accepted) return decided
    const { answer, entry } = decided.value
    appended = appendEntry(tx, {
      opId: command.commandId,
      name: kind.name,
      v: kind.v,
      body: entry,
      answer,
      command,
      clerkId: world.session.clerkId(),
      atWallMs: world.clock.nowMs(),
      atMonoMs: world.clock.monotonicMs(),
    })
    if (hasServer(tx)) noteTouches(tx, appended)
    changed = decided.value.changed
    return accept(answer)
  })
  if (appended) {
    world.recorder.follow(appended)
    world.sync.nudge()
  }
  if (changed.length > 0) world.changes.announce(changed)
  return decision
}

function sameCommand<Answer>(stored: { commandHash: string; answer: unknown }, command: unknown): Answer {
  if (stored.commandHash !== hashCommand(command)) throw new CommandIdReused()
  return stored.answer as Answer
}
