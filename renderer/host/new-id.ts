// Ids are made where the thing is made: in the screen, before the host hears of it.
import { uuidV7 } from '#core/domain/ids.ts'

/** A fresh UUIDv7; the brand is the caller's to name: `newId<OrderId>()`. */
export function newId<Id extends string>(): Id {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))) as Id
}
