// How long the host takes to answer the search box, over mixed questions as clerks type them: growing names, two words
// in any order, parts of phones and e-mails, order numbers, folded letters. Held against plain FTS5 statements with the
// same matches on the same file in the same run; `keyToPaintP95Ms` is the same seen by a clerk in Chromium.
import { parseArgs } from 'node:util'
import { fold } from '#core/domain/fold.ts'
import { find } from '#host/features/search.ts'
import { largeCounterDirectory, openLargeCounter, personOf, randomFrom } from '#tests/bench/shared/large-counter.ts'
import { openPage, takePaints, watchPaint } from '#tests/bench/shared/page-paint.ts'
import { percentile } from '#tests/bench/shared/percentile.ts'

const questionsMax = 2_000
const hitsMax = 30

export async function run(args: string[]) {
  const options = { customers: { type: 'string', default: '1000000' } } as const
  const customers = Number(parseArgs({ args, options }).values.customers)
  const directory = await largeCounterDirectory(customers)
  const { world, close } = await openLargeCounter(directory)
  const questions = typedQuestions(customers)
  const { read } = world.db
  for (const text of questions.slice(0, 200)) find(read, text, hitsMax)
  const host = questions.map((text) => timed(() => find(read, text, hitsMax).hits.length))
  const raw = questions.map((text) => timed(() => rawFts(world.db.sqlite, text)))
  const slowest = questions
    .map((text, index) => ({ text, ms: host[index]?.ms ?? 0 }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 8)
  console.log('slowest questions', slowest)
  const found = host.filter(({ result }) => result > 0).length
  await close()
  const hostP95Ms = percentile(
    host.map(({ ms }) => ms),
    0.95,
  )
  const rawP95Ms = percentile(
    raw.map(({ ms }) => ms),
    0.95,
  )
  const [hostSum, rawSum] = [host, raw].map((times) => times.reduce((sum, { ms }) => sum + ms, 0))
  const figures = {
    questions: questions.length,
    foundShare: found / questions.length,
    hostP50Ms: percentile(
      host.map(({ ms }) => ms),
      0.5,
    ),
    hostP95Ms,
    hostP99Ms: percentile(
      host.map(({ ms }) => ms),
      0.99,
    ),
    rawP50Ms: percentile(
      raw.map(({ ms }) => ms),
      0.5,
    ),
    rawP95Ms,
    ratioOfP95: hostP95Ms / rawP95Ms,
    ratioOfSums: (hostSum ?? 0) / (rawSum ?? 1),
    keyToPaintP95Ms: percentile(await keysToPaint(directory), 0.95),
  }
  const goals = [
    { figure: 'hostP95Ms', op: '<=' as const, value: 10 },
    { figure: 'ratioOfP95', op: '<=' as const, value: 2 },
    { figure: 'keyToPaintP95Ms', op: '<=' as const, value: 50 },
  ]
  return { args: { customers }, figures, goals }
}

const namesTyped = 25
/** A quick typist. */
const betweenKeysMs = 90

async function keysToPaint(directory: string): Promise<number[]> {
  const { page, close } = await openPage(directory)
  try {
    await watchPaint(page, '#search-hits')
    for (let n = 1; n <= namesTyped; n++) {
      const { firstName, lastName } = personOf(n * 9_973)
      await page.keyboard.press('F2')
      await page.keyboard.press('Control+A')
      await page.keyboard.type(`${lastName} ${firstName}`.slice(0, 10), { delay: betweenKeysMs })
    }
    return await takePaints(page)
  } finally {
    await close()
  }
}

/** Every key press asks: so a name is asked letter by letter. */
function typedQuestions(customers: number): string[] {
  const random = randomFrom(42)
  const questions: string[] = []
  while (questions.length < questionsMax) {
    const person = personOf(Math.floor(random() * customers))
    const kinds = [
      () => typed(person.lastName),
      () => typed(`${person.firstName} ${person.lastName}`),
      () => typed(`${person.lastName} ${person.firstName.slice(0, 3)}`),
      () => [person.phone.slice(3), person.phone.slice(-5), person.phone],
      () => [person.email.slice(0, 8), person.email, person.email.split('@')[0] ?? ''],
      () => [person.number, `W-${person.number.slice(3)}`],
      () => [fold(`${person.lastName} ${person.town}`), `${person.postcode} ${person.lastName}`],
    ]
    questions.push(...(kinds[Math.floor(random() * kinds.length)]?.() ?? []))
  }
  return questions.slice(0, questionsMax)
}

const typed = (text: string) => Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1))

/** What one would write by hand: every word a beginning, newest first, and the rows shown. */
function rawFts(sqlite: Awaited<ReturnType<typeof openLargeCounter>>['world']['db']['sqlite'], text: string): number {
  const words = fold(text).split(' ').filter(Boolean)
  if (words.length === 0) return 0
  const match = words.map((word) => `"${word}"*`).join(' AND ')
  const sql = `select customers.id, number, first_name, last_name, p.value as phone, e.value as email, a.town
    from (select rowid from customer_words where customer_words match ? order by rowid desc limit ${hitsMax}) hit
    join customers on customers.row = hit.rowid
    left join contact_points p on p.customer_id = customers.id and p.channel = 'phone' and p.is_primary
    left join contact_points e on e.customer_id = customers.id and e.channel = 'email' and e.is_primary
    left join postal_addresses a on a.customer_id = customers.id and a.is_primary`
  prepared ??= sqlite.prepare(sql)
  return prepared.all(match).length
}

let prepared: ReturnType<Awaited<ReturnType<typeof openLargeCounter>>['world']['db']['sqlite']['prepare']> | undefined

function timed(work: () => number): { ms: number; result: number } {
  const startedMs = performance.now()
  const result = work()
  return { ms: performance.now() - startedMs, result }
}
