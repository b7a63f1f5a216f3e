import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyChain } from '#db/journal.ts'
import { alone } from '#host/import/run.ts'
import { type ImportBench, openImportBench } from '#tests/import/import-world.ts'

let bench: ImportBench
beforeEach(async () => {
  bench = await openImportBench()
})
afterEach(() => bench.close())

const all = (source: string) => bench.world.db.sqlite.prepare(source).all()
const counts = (created: number, changed: number, unchanged: number) => ({ created, changed, unchanged })

function csv(count: number, town = (index: number): string => (index % 2 ? 'Hamar' : 'Ås')): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const phone = `400 ${String(index).padStart(5, '0')}`
    return `${1000 + index};Kari;Berg ${index};kari${index}@example.com;${phone};Storgata ${index};2609;${town(index)};Note ${index}`
  })
  return `Kundenr;Fornavn;Etternavn;E-post;Mobil;Adresse;Postnr;Poststed;Notat\n${rows.join('\n')}\n`
}

test('PR10 import: five thousand customers come in, the same file again changes nothing, a corrected one just what differs', async () => {
  const first = await bench.import('customers', csv(5_000), { pace: alone })
  const second = await bench.import('customers', csv(5_000), { pace: alone })
  const entriesBefore = all('select n from journal').length
  const third = await bench.import(
    'customers',
    csv(5_000, (index) => (index === 17 ? 'Moelv' : index % 2 ? 'Hamar' : 'Ås')),
  )
  expect([first, second, third].map(({ counts }) => counts)).toMatchObject([
    counts(5_000, 0, 0),
    counts(0, 0, 5_000),
    counts(0, 1, 4_999),
  ])
  expect(
    all("select town from postal_addresses a join customers c on c.id = a.customer_id where external_number = '1017'"),
  ).toEqual([{ town: 'Moelv' }])
  expect({
    added: all('select n from journal').length - entriesBefore,
    problem: verifyChain(bench.world.db.read).problem,
  }).toEqual({
    added: 1,
    problem: null,
  })
}, 60_000)

test('PR10 import: customers get numbers of their own without a gap and are found by every field', async () => {
  await bench.import('customers', csv(250))
  const sequence = all('select count(*) as count, max(cast(substr(number, 4) as integer)) as last from customers')
  const found = (text: string) =>
    bench.world.db.sqlite.prepare('select count(*) as hits from customer_words where customer_words match ?').get(text)
  expect([sequence, found('storgata'), found('kari17'), found('"4740000017"'), found('1017')]).toEqual([
    [{ count: 250, last: 250 }],
    { hits: 250 },
    { hits: 1 },
    { hits: 1 },
    { hits: 1 },
  ])
})

test('PR10 import: without numbers of their own rows are known again by name and e-mail, and a twin in the file is refused', async () => {
  const file = 'Name,E-mail\nBerg Anne,anne@example.com\n"Berg, Per",per@example.com\nBerg Anne,ANNE@example.com\n'
  const first = await bench.import('customers', file)
  const second = await bench.import('customers', file)
  expect([first.counts, second.counts]).toMatchObject([counts(2, 0, 0), counts(0, 0, 2)])
  expect(first.remarks).toEqual([{ severity: 'refused', lineNumber: 4, where: '', code: 'SAME_AS_LINE', detail: '2' }])
})

test('PR10 import: a broken value is left out with a warning, a row without a name is refused, the rest comes in', async () => {
  const tally = await bench.import(
    'customers',
    [
      'Vorname;Nachname;E-Mail;Telefon;Geburtsdatum;Land;Sprache;Etiketten',
      'Anna;Groß;anna(at)example.com;12;31.02.1980;Narnia;Klingonisch;Nobody',
      ';;anna@example.com;;;;;',
      'Uwe;Jäger;uwe@example.com;030 23125 000;1.2.1970;Deutschland;de;',
    ].join('\n'),
  )
  expect(tally.counts).toMatchObject({ created: 2, refusedCount: 1, warningCount: 6, rowsDone: 3, rowsTotal: 3 })
  expect(tally.remarks.map(({ lineNumber, severity, code }) => `${lineNumber} ${severity} ${code}`).sort()).toEqual([
    '2 warning BIRTHDAY_INVALID',
    '2 warning COUNTRY_UNKNOWN',
    '2 warning EMAIL_INVALID',
    '2 warning LABEL_UNKNOWN',
    '2 warning LANGUAGE_UNKNOWN',
    '2 warning PHONE_INVALID',
    '3 refused NAME_MISSING',
  ])
  expect(all('select normal from contact_points order by normal')).toEqual([
    { normal: '+493023125000' },
    { normal: 'uwe@example.com' },
  ])
})

test('PR10 import: hostile cells are taken as text or refused, and nothing else is lost', async () => {
  const tally = await bench.import(
    'customers',
    [
      'Fornavn;Etternavn;E-post;Notat',
      `=HYPERLINK(1);"Ro\u0000bert'); DROP TABLE customers;--";=1+1;@note`,
      'Anne\u202egnireB;\u200fBerg\u0007;anne@example.com;ok',
      'Too;Many;cells@example.com;note;surplus;more',
      'Few',
      `Long;${'x'.repeat(5_000)};long@example.com;${'n'.repeat(9_000)}`,
      '"Open;Quote;open@example.com;note',
      'Last;One;last@example.com;',
    ].join('\n'),
  )
  expect(tally.remarks.map(({ lineNumber, code, where }) => [lineNumber, code, where].join(' ')).sort()).toEqual([
    '2 EMAIL_INVALID email',
    '4 WRONG_COLUMN_COUNT ',
    '5 WRONG_COLUMN_COUNT ',
    '6 CELL_SHORTENED internalNote',
    '6 CELL_SHORTENED lastName',
    '7 UNCLOSED_QUOTE ',
  ])
  expect(all('select first_name, length(last_name) as last from customers order by row')).toEqual([
    { first_name: '=HYPERLINK(1)', last: 34 },
    { first_name: 'Anne gnireB', last: 4 },
    { first_name: 'Long', last: 100 },
    { first_name: 'Last', last: 3 },
  ])
})

test('PR10 import: what a clerk added to a card stays, an empty cell takes nothing away', async () => {
  await bench.import('customers', 'Kundenr;Etternavn;E-post;Notat\n7;Berg;anne@example.com;from the old system\n')
  const [{ id } = { id: '' }] = all('select id from customers') as { id: string }[]
  bench.world.db.sqlite
    .prepare(
      "insert into contact_points values ('11111111-1111-4111-8111-111111111111', ?, 'email', 'work', 'a@example.org', 'a@example.org', 0, 1)",
    )
    .run(id)
  const tally = await bench.import('customers', 'Kundenr;Etternavn;E-post;Notat\n7;Berg-Lie;anne@example.net;\n')
  expect(tally.counts).toMatchObject(counts(0, 1, 0))
  expect(all('select value, is_primary from contact_points order by position')).toEqual([
    { value: 'anne@example.net', is_primary: 1 },
    { value: 'a@example.org', is_primary: 0 },
  ])
  expect(all('select last_name, (select text from customer_notes) as note from customers')).toEqual([
    { last_name: 'Berg-Lie', note: 'from the old system' },
  ])
})

test('PR10 import: stopped between two batches, what was written stays and going on later completes it', async () => {
  const stop = new AbortController()
  const stopped = await bench.import('customers', csv(500), { signal: stop.signal, onProgress: () => stop.abort() })
  const resumed = await bench.import('customers', csv(500))
  const { created } = stopped.counts
  expect(created).toBeGreaterThan(0)
  expect([stopped.counts, resumed.counts]).toMatchObject([counts(created, 0, 0), counts(500 - created, 0, created)])
})

test('PR10 import: a dry run counts everything and writes nothing', async () => {
  const tally = await bench.import('customers', csv(150), { isDryRun: true })
  expect({ counts: tally.counts, rows: all('select count(*) as rows from customers') }).toMatchObject({
    counts: counts(150, 0, 0),
    rows: [{ rows: 0 }],
  })
})

test('PR10 import: when the time of a step is up the next row is the next step, whole and journalled', async () => {
  const tally = await bench.import('customers', csv(30), { pace: { rows: 10, workMs: 0 } })
  const steps = all("select count(*) as steps from journal where name = 'customer.import'")
  const found = all("select count(*) as hits from customer_words where customer_words match 'storgata'")
  expect([tally.counts.created, steps, found]).toEqual([30, [{ steps: 30 }], [{ hits: 30 }]])
})

test('PR10 import: the search index is merged on the way, and left to itself again at the end', async () => {
  await bench.import('customers', csv(60), { pace: { rows: 10, workMs: 0 } })
  const segments = all('select count(distinct segid) as count from customer_words_idx') as { count: number }[]
  expect(segments[0]?.count).toBeLessThan(8)
  expect(all("select v from customer_words_config where k = 'automerge'")).toEqual([{ v: 4 }])
})

test('PR10 import: an import that fails on the way leaves the search index to itself too', async () => {
  const onProgress = () => {
    throw new Error('the disk is gone')
  }
  await expect(bench.import('customers', csv(300), { onProgress })).rejects.toThrow('the disk is gone')
  expect(all("select v from customer_words_config where k = 'automerge'")).toEqual([{ v: 4 }])
})

test('PR10 import: the counter gets its turn between batches', async () => {
  let turns = 0
  const timer = setInterval(() => (turns += 1), 0)
  await bench.import('customers', csv(1_000))
  clearInterval(timer)
  expect(turns).toBeGreaterThan(5)
})
