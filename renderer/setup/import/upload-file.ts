// Sends a file to the host in parts, in order, and says how far it is.
import type { ImportKind } from '#core/contract/import.ts'
import type { HostClient } from '#renderer/host/client.ts'

// A multiple of three, so that every part but the last is base64 without padding.
const partBytes = 384 * 1024
const partMsMax = 60_000

/** @param onPercent told after every part @returns the import's id */
export async function uploadFile(
  client: HostClient,
  kind: ImportKind,
  file: File,
  onPercent: (percent: number) => void,
): Promise<string> {
  const { importId } = await client.fileImport.begin({ kind, fileName: file.name, bytes: file.size })
  for (let offset = 0; offset < file.size; offset += partBytes) {
    const bytes = new Uint8Array(await file.slice(offset, offset + partBytes).arrayBuffer())
    const signal = AbortSignal.timeout(partMsMax)
    await client.fileImport.upload({ importId, offset, base64: base64Of(bytes) }, { signal })
    onPercent(Math.round((100 * Math.min(file.size, offset + partBytes)) / file.size))
  }
  return importId
}

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  const step = 32_768
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(binary)
}
