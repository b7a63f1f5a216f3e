// A stand-in for Electron's own program, for machines that cannot fetch it: a folder with an executable that carries
// nothing but Electron's fuse wire, so that electron-builder packs against it and the fuses it sets can be read back.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The mark by which `@electron/fuses` finds the wire, the wire's version, its length, and fuses as Electron ships them. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const wireAsShipped = '101100010'

/** @param folder is made; afterwards it can be given to electron-builder as `electronDist` for Linux. */
export function makeRuntimeStandIn(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, wireAsShipped.length]),
    Buffer.from(wireAsShipped),
  ])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('not Electron\n'), wire]), { mode: 0o755 })
}
