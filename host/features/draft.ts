// Drafts of the clerk who is signed in.
import { listDrafts, removeDraft, saveDraft } from '#db/draft.ts'
import { clerkOf, host } from '../procedures.ts'

export const draft = {
  all: host.draft.all.handler(({ context: { world } }) =>
    listDrafts(world.db.read, clerkOf(world).id).map(({ key, body }) => ({ key, body: String(body) })),
  ),
  save: host.draft.save.handler(({ input, context: { world } }) => {
    const { id } = clerkOf(world)
    world.db.write((tx) => {
      if (input.body === null) removeDraft(tx, id, input.key)
      else saveDraft(tx, id, input.key, input.body, world.clock.nowMs())
    })
    return {}
  }),
}
