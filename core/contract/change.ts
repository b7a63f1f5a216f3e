// Change notices: what the screen should read again. A notice carries no data, so a lost one costs only a refetch.
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { open } from './base.ts'

export const Topic = z.enum([
  'session',
  'customer',
  'order',
  'performance',
  'value',
  'parked-cart',
  'payment',
  'document',
  'printer',
  'catalogue',
  'import',
  'backup',
  'sync',
  'case',
  'rights',
  'shift',
])
export type Topic = z.infer<typeof Topic>

export const change = {
  /** Starts with an empty notice once the stream stands, so that the caller knows from when on it misses nothing. */
  stream: open.output(eventIterator(z.object({ topics: z.array(Topic) }))),
}
