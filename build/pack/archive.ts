// Packs Foyer with electron-builder and the project's own electron-builder.yml, and reads the archive back as a list.
import { join } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { Arch, build, Platform } from 'electron-builder'
import type { PackedFile } from './contents.ts'

/** @param electronDist Electron's program for Linux, or its stand-in. Nothing is downloaded, signed or published. */
export async function packForLinux(projectDir: string, electronDist: string, outDir: string): Promise<void> {
  await build({
    projectDir,
    targets: Platform.LINUX.createTarget('dir', Arch[process.arch === 'arm64' ? 'arm64' : 'x64']),
    publish: 'never',
    config: { electronDist, directories: { output: outDir, buildResources: join('build', 'icons') } },
  })
}

/** Every file of an archive, directories and links left out; scripts with their text. */
export function readArchive(archive: string): PackedFile[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .flatMap((path) => packedFile(archive, path))
}

function packedFile(archive: string, path: string): PackedFile[] {
  const entry = statFile(archive, path)
  if (!('size' in entry)) return []
  const isScript = /\.[cm]?js$/.test(path)
  const text = isScript ? { text: extractFile(archive, path).toString('utf8') } : {}
  return [{ path, sizeBytes: entry.size, isUnpacked: entry.unpacked === true, ...text }]
}
