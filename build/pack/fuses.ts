// Electron's fuses as they must stand in a packaged Foyer: switches in the program itself that no argument and no
// environment variable can turn back. Read from the packaged program, not from the configuration that asked for them.
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

const on = '1'.charCodeAt(0)
const off = '0'.charCodeAt(0)

const wanted = new Map<FuseV1Options, number>([
  [FuseV1Options.RunAsNode, off],
  [FuseV1Options.EnableCookieEncryption, on],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, off],
  [FuseV1Options.EnableNodeCliInspectArguments, off],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, on],
  [FuseV1Options.OnlyLoadAppFromAsar, on],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, off],
])

/** @param program the packaged executable. Sentences about fuses that stand wrong; none is good. */
export async function findWrongFuses(program: string): Promise<string[]> {
  return wrongFuses(await getCurrentFuseWire(program))
}

export function wrongFuses(wire: Partial<Record<FuseV1Options, number>>): string[] {
  return [...wanted]
    .filter(([fuse, state]) => wire[fuse] !== state)
    .map(([fuse, state]) => `the fuse ${FuseV1Options[fuse]} is not ${state === on ? 'on' : 'off'}`)
}
