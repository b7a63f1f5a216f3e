import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ImportBench, openImportBench } from '#tests/import/import-world.ts'
import { runImportCommand } from './command.ts'

let bench: ImportBench
beforeEach(async () => {
  bench = await openImportBench()
})
afterEach(() => bench.close())

async function run(...argv: string[]) {
  let out = ''
  let err = ''
  const asked: (string | undefined)[] = []
  const code = await runImportCommand(argv, {
    openWorld: async (dataDirectory) => {
      asked.push(dataDirectory)
      return { world: bench.world, close: async () => undefined }
    },
    cwd: bench.directory,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isTerminal: false,
  })
  return { code, out, err, asked }
}

test('PR10 import: the command says how it read the file, what became of it, and where the refused lines are', async () => {
  writeFileSync(join(bench.directory, 'list.csv'), 'Vorname;Nachname;E-Mail\nAnna;Groß;=cmd()\n;;x@example.com\n')
  const { code, out, err, asked } = await run('customers', 'list.csv', '--data', 'counter')
  const reports = join(bench.world.dataDirectory, 'import-reports')
  const [report = ''] = readdirSync(reports)
  expect({ code, err, asked }).toEqual({ code: 0, err: '', asked: [join(bench.directory, 'counter')] })
  expect(out).toContain('Read as utf-8, ;, with a heading: Vorname → firstName, Nachname → lastName, E-Mail → email')
  expect(out).toContain('created 1, changed 0, unchanged 0, refused 1, warnings 1')
  expect(out).toContain(join(reports, report))
  expect(readFileSync(join(reports, report), 'utf8')).toBe(
    `\ufeffline,severity,code,where,detail\r\n"2","warning","EMAIL_INVALID","email","'=cmd()"\r\n"3","refused","NAME_MISSING","lastName","  x@example.com"\r\n`,
  )
})

test('PR10 import: a dry run says that nothing was written', async () => {
  writeFileSync(join(bench.directory, 'list.csv'), 'Name\nBerg Anne\n')
  const { code, out } = await run('customers', 'list.csv', '--dry-run')
  const customers = bench.world.db.sqlite.prepare('select count(*) as count from customers').get()
  expect({ code, customers }).toEqual({ code: 0, customers: { count: 0 } })
  expect(out).toContain('Nothing was written. It would be: created 1')
})

test.each([
  [['people', 'list.csv'], 'Say what to import'],
  [['customers'], 'Name one file.'],
  [['customers', 'nowhere.csv'], 'there is no such file'],
  [['customers', 'x.csv', '--encoding', 'ebcdic'], 'not known'],
  [['customers', 'x.csv', '--what'], "Unknown option '--what'"],
])('PR10 import: %j ends with code 1 and a plain sentence, before the data are opened', async (argv, sentence) => {
  const { code, err, asked } = await run(...argv)
  expect({ code, asked }).toEqual({ code: 1, asked: [] })
  expect(err).toContain(sentence)
})

test('PR10 import: a file of another kind ends with code 1 and says what it should be', async () => {
  writeFileSync(join(bench.directory, 'orders.jsonl'), '{"number":"1"}\n')
  const { code, err } = await run('orders', 'orders.jsonl')
  expect(code).toBe(1)
  expect(err).toContain('This is not a file of orders')
})
