// The file on its way to the host, in parts and in order. It lives outside the page: leaving Setup does not end it, and
// after a fault it goes on where it stood.
//
//   nothing ──begin──▶ sending ──all parts──▶ nothing (the host has it)
//                       ▲    └──fault──▶ waiting ──go on──▶ sending
//                       └── given up at any time ──▶ nothing
import { create } from 'zustand'
import type { ImportKind } from '#core/contract/import.ts'
import type { HostClient } from '#renderer/host/client.ts'
import { refusalOf } from '#renderer/host/refusal.ts'

export type Upload = {
  kind: ImportKind
  file: File
  /** Null until the host has heard of it. */
  importId: string | null
  sentBytes: number
  /** What ended the sending; null while it goes on. */
  error: unknown
}

export const useUpload = create<{ upload: Upload | null }>(() => ({ upload: null }))

// A multiple of three, so that every part but the last is base64 without padding.
const partBytes = 384 * 1024

/** @param onReady awaited before the upload is forgotten here, so that what follows is there at once */
export async function beginUpload(
  client: HostClient,
  kind: ImportKind,
  file: File,
  onReady: () => Promise<unknown>,
): Promise<void> {
  useUpload.setState({ upload: { kind, file, importId: null, sentBytes: 0, error: null } })
  await goOnUploading(client, onReady)
}

export async function goOnUploading(client: HostClient, onReady: () => Promise<unknown>): Promise<void> {
  const { upload } = useUpload.getState()
  if (!upload) return
  const { file } = upload
  change(file, { error: null })
  try {
    await send(client, file)
    await onReady()
    if (findUpload(file)) useUpload.setState({ upload: null })
  } catch (error) {
    change(file, { error })
  }
}

export function giveUpUploading(client: HostClient): void {
  const importId = useUpload.getState().upload?.importId
  useUpload.setState({ upload: null })
  if (!importId) return
  client.fileImport
    .forget({ importId })
    .catch((error: unknown) => console.info('half an upload stays with the host until its next start', error))
}

async function send(client: HostClient, file: File): Promise<void> {
  if (findUpload(file)?.importId === null) await introduce(client, file)
  for (;;) {
    const upload = findUpload(file)
    if (!upload?.importId || upload.sentBytes >= file.size) return
    change(file, { sentBytes: await sendPart(client, { ...upload, importId: upload.importId }) })
  }
}

async function introduce(client: HostClient, file: File): Promise<void> {
  const kind = findUpload(file)?.kind ?? 'customers'
  const { importId } = await client.fileImport.begin({ kind, fileName: file.name, bytes: file.size })
  change(file, { importId })
}

type KnownUpload = Upload & { importId: string }

/** @returns how much the host has now */
async function sendPart(client: HostClient, { file, importId, sentBytes: offset }: KnownUpload): Promise<number> {
  const bytes = new Uint8Array(await file.slice(offset, offset + partBytes).arrayBuffer())
  try {
    const { received } = await client.fileImport.upload({ importId, offset, base64: base64Of(bytes) })
    return received
  } catch (error) {
    // An answer that was lost: the host has this part already and says where to go on.
    const has = offsetOf(error)
    if (has !== undefined && has > offset) return has
    throw error
  }
}

function offsetOf(error: unknown): number | undefined {
  const refused = refusalOf(error)
  return refused?.code === 'OUT_OF_ORDER' ? (refused.data as { offset?: number }).offset : undefined
}

/** Undefined when it was given up, or another file came after it. */
function findUpload(file: File): Upload | undefined {
  const { upload } = useUpload.getState()
  return upload?.file === file ? upload : undefined
}

function change(file: File, step: Partial<Upload>): void {
  const upload = findUpload(file)
  if (upload) useUpload.setState({ upload: { ...upload, ...step } })
}

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  const step = 32_768
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(binary)
}
