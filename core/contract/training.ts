// Training: the clerk works on a copy that is thrown away afterwards. While it lasts, every other procedure acts on the copy,
// but for signing in and what belongs to the counter itself.
import { z } from 'zod'
import { Command, withRight } from './base.ts'

export const training = {
  /** Also where it is on already. */
  begin: withRight('sell').errors({ DISK_FULL: {} }).input(Command).output(z.object({})),
  end: withRight('sell').input(Command).output(z.object({})),
}
