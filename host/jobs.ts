// What the host does by itself while it runs: locking the counter nobody touches, giving up
// reservations and blocked seats whose time is over, and a backup a day.
import { endBlocks } from './features/block.ts'
import { lapseReservations } from './features/reservation.ts'
import { lockWhenIdle } from './features/session.ts'
import type { World } from './world.ts'

const idleCheckMs = 5_000
const lapseCheckMs = 60_000
const firstBackupCheckMs = 60_000
const backupCheckMs = 3_600_000

/** @returns the way to stop them */
export function startJobs(world: World): () => void {
  const backup = () => {
    world.backups.makeIfDue().catch((error: unknown) => world.log.error({ error: String(error) }, 'no backup was made'))
  }
  const lock = () => {
    try {
      lockWhenIdle(world)
    } catch (error) {
      world.log.error({ error: String(error) }, 'whether to lock could not be found out')
    }
  }
  const lapse = () => {
    try {
      lapseReservations(world)
      endBlocks(world)
    } catch (error) {
      world.log.error({ error: String(error) }, 'reservations and blocks whose time is over could not be let go')
    }
  }
  const timers = [
    setInterval(lapse, lapseCheckMs),
    setInterval(lock, idleCheckMs),
    setTimeout(backup, firstBackupCheckMs),
    setInterval(backup, backupCheckMs),
  ]
  return () => {
    for (const timer of timers) clearTimeout(timer)
  }
}
