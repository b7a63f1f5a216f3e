// What the server does by itself while it runs: clearing what is old from the feed, at start and once a day.
import { clearOldFeed } from './features/feed.ts'
import type { ServerWorld } from './world.ts'

const dayMs = 24 * 3_600_000

/** @returns the way to stop them, done when the one that runs is */
export function startJobs(world: ServerWorld): () => Promise<void> {
  const clear = () =>
    clearOldFeed(world).then(
      () => undefined,
      (error: unknown) =>
        world.log.error({ error: String(error) }, 'the feed could not be cleared; tomorrow it is tried again'),
    )
  let running = clear()
  const timer = setInterval(() => {
    running = clear()
  }, dayMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
