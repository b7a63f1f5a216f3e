// What came out of the virtual printer, one JSON line per print in printed.jsonl. A line counts once it is whole and
// on the disk; what a power cut left of the last one is neither read nor continued.
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

export type PrintedJob<Document> = { jobId: string; printedAtMs: number; document: Document }

/** An open file. `recent` are its last whole lines, oldest first; `tornLines` could not be read; `endsTorn` while its
 * last line may be incomplete, so that the next one must not be written behind it. */
export type PrintedFile<Document> = {
  file: FileHandle
  recent: PrintedJob<Document>[]
  tornLines: number
  endsTorn: boolean
}

/** How much of the file's end is read at the start: enough for some thousand documents, bounded on any disk. */
const tailBytesMax = 8 * 1024 * 1024

/** Makes the folder where it is missing. Readable by the counter's own account only: receipts carry names. */
export async function openPrintedFile<Document>(
  folder: string,
  schema: z.ZodType<Document>,
  recentMax: number,
): Promise<PrintedFile<Document>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = await open(join(folder, 'printed.jsonl'), 'a+', 0o600)
  try {
    const { text, startsInside } = await readTail(file)
    const lines = text.split('\n').slice(startsInside ? 1 : 0)
    const jobs = lines.filter((line) => line !== '').map((line) => parsedLine(line, schema))
    const whole = jobs.filter((job) => job !== undefined)
    const endsTorn = text !== '' && !text.endsWith('\n')
    return { file, recent: whole.slice(-recentMax), tornLines: jobs.length - whole.length, endsTorn }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Returns once the line is on the disk; when it throws, the line may be there whole, in part or not at all. */
export async function appendPrinted<Document>(paper: PrintedFile<Document>, job: PrintedJob<Document>): Promise<void> {
  const start = paper.endsTorn ? '\n' : ''
  paper.endsTorn = true
  await paper.file.appendFile(`${start}${JSON.stringify(job)}\n`, 'utf8')
  await paper.file.sync()
  paper.endsTorn = false
}

async function readTail(file: FileHandle): Promise<{ text: string; startsInside: boolean }> {
  const { size } = await file.stat()
  const length = Math.min(size, tailBytesMax)
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, size - length)
  return { text: buffer.toString('utf8', 0, bytesRead), startsInside: length < size }
}

/** Undefined for half a line, and for one that another version of the program wrote in another form. */
function parsedLine<Document>(line: string, schema: z.ZodType<Document>): PrintedJob<Document> | undefined {
  const outer = z.object({ jobId: z.string(), printedAtMs: z.int(), document: schema })
  try {
    return outer.safeParse(JSON.parse(line)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
