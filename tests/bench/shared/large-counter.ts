// A counter with as many customers as a bench asks for, made once and kept in .bench/ until what it is made from changes.
// Names of six countries, frequent ones frequent as in life; an e-mail, a phone and an address for most; orders for some.
// Rows are written by plain statements, the search words by the program's own function.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fakerDA, fakerDE, fakerEN_GB, fakerFR, fakerNB_NO, fakerNL } from '@faker-js/faker'
import type Sqlite from 'better-sqlite3'
import pino from 'pino'
import { uuidV7 } from '#core/domain/ids.ts'
import { searchWordsOf } from '#core/domain/search-words.ts'
import { staff } from '#db/schema/counter.ts'
import { listStaff } from '#db/staff.ts'
import { type OpenedWorld, openWorld } from '#host/open-world.ts'
import { hashPin } from '#host/pin.ts'
import { migrationsDirectory } from '#tests/fixture/counter.ts'

const root = new URL('../../../', import.meta.url).pathname
const benchDirectory = join(root, '.bench')
/** An index of other words would be measured in vain. What changed in the schema since is brought in as at any counter. */
const sources = ['core/domain/search-words.ts', 'core/domain/fold.ts', 'tests/bench/shared/large-counter.ts']
const customersPerBatch = 20_000
const ordersPerHundred = 30

/** The data directory of a counter with `count` customers; the first call makes it, which takes minutes for a million. */
export async function largeCounterDirectory(count: number): Promise<string> {
  const directory = join(benchDirectory, `customers-${count}-${hashOfSources()}`)
  if (existsSync(directory)) return directory
  removeOutdated(`customers-${count}-`)
  const unfinished = `${directory}.unfinished`
  mkdirSync(unfinished, { recursive: true })
  const opened = await openLargeCounter(unfinished)
  fill(opened, count)
  await opened.close()
  renameSync(unfinished, directory)
  return directory
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const path of sources) hash.update(readFileSync(join(root, path)))
  return hash.digest('hex').slice(0, 8)
}

/** A million customers are over a gigabyte. */
function removeOutdated(prefix: string): void {
  if (!existsSync(benchDirectory)) return
  for (const name of readdirSync(benchDirectory).filter((each) => each.startsWith(prefix)))
    rmSync(join(benchDirectory, name), { recursive: true })
}

/** Opens it with one clerk, `Bench Clerk` with the PIN 1234. */
export async function openLargeCounter(dataDirectory: string): Promise<OpenedWorld> {
  const log = pino({ level: 'silent' })
  const opened = await openWorld({ dataDirectory, migrationsDirectory, warnings: [], counterCode: 'A1', log })
  const { db } = opened.world
  if (listStaff(db.read).length === 0) {
    const pinHash = await hashPin('1234')
    const clerk = { id: personOf(0).id, code: 'bench', name: 'Bench Clerk', role: 'cashier' as const, pinHash }
    db.write((tx) => {
      tx.insert(staff)
        .values({ ...clerk, rights: null, language: 'en', colorScheme: 'light', isActive: true })
        .run()
    })
  }
  return opened
}

const locales = [
  { faker: fakerNB_NO, country: 'NO', dial: '+47', digits: 8 },
  { faker: fakerNB_NO, country: 'NO', dial: '+47', digits: 8 },
  { faker: fakerDA, country: 'DK', dial: '+45', digits: 8 },
  { faker: fakerDE, country: 'DE', dial: '+49', digits: 10 },
  { faker: fakerNL, country: 'NL', dial: '+31', digits: 9 },
  { faker: fakerFR, country: 'FR', dial: '+33', digits: 9 },
  { faker: fakerEN_GB, country: 'CA', dial: '+1', digits: 10 },
].map(({ faker, ...rest }, seed) => {
  faker.seed(seed + 1)
  const many = (make: () => string, count: number) => [...new Set(Array.from({ length: count }, make))]
  return {
    ...rest,
    firstNames: many(() => faker.person.firstName(), 900),
    lastNames: many(() => faker.person.lastName(), 3_000),
    streets: many(() => faker.location.street(), 1_500),
    towns: many(() => faker.location.city(), 400),
  }
})

type Person = {
  id: string
  number: string
  firstName: string
  lastName: string
  email: string
  phone: string
  street: string
  postcode: string
  town: string
  country: string
}

/** A small seeded generator, so that every machine measures the same people. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The n-th person, the same in every run. Squaring the draw makes early names of a list the frequent ones. */
export function personOf(n: number): Person {
  const random = randomFrom(n * 7_919 + 17)
  const locale = locales[Math.floor(random() * locales.length)] ?? locales[0]
  if (!locale) throw new Error('no locales')
  const pick = (list: readonly string[]) => list[Math.floor(random() ** 2 * list.length)] ?? ''
  const firstName = pick(locale.firstNames)
  const lastName = pick(locale.lastNames)
  const digits = Array.from({ length: locale.digits }, (_, index) =>
    Math.floor(random() * (index === 0 ? 8 : 10) + (index === 0 ? 2 : 0)),
  )
  const plain = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase()
  const house = Math.floor(random() * 120) + 1
  return {
    id: uuidV7(
      1_600_000_000_000 + n,
      Uint8Array.from({ length: 10 }, () => random() * 256),
    ),
    number: `A1-${n + 1}`,
    firstName,
    lastName,
    email: `${plain(firstName)}.${plain(lastName)}${n % 977}@example.${locale.country.toLowerCase()}`,
    phone: `${locale.dial}${digits.join('')}`,
    street: `${pick(locale.streets)} ${house}`,
    postcode: String(1_000 + Math.floor(random() * 8_999)),
    town: pick(locale.towns),
    country: locale.country,
  }
}

function fill({ world }: OpenedWorld, count: number): void {
  const { sqlite } = world.db
  const insert = statements(sqlite)
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -1000000')
  for (let start = 0; start < count; start += customersPerBatch) {
    sqlite.transaction(() => {
      for (let n = start; n < Math.min(count, start + customersPerBatch); n++) insertPerson(insert, n)
    })()
  }
  sqlite.prepare("insert or replace into number_series (kind, last) values ('customer', ?)").run(count)
  for (const index of ['customer_names', 'customer_words']) {
    sqlite.exec(`insert into ${index} (${index}) values ('optimize')`)
  }
  sqlite.exec('analyze')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

function statements(sqlite: Sqlite.Database) {
  const contact =
    'insert into contact_points (id, customer_id, channel, kind, value, normal, is_primary, position) values'
  return {
    customer: sqlite.prepare(
      `insert into customers (id, number, first_name, last_name, language, created_at_ms, created_by, changed_at_ms, changed_by)
       values (?, ?, ?, ?, 'en', 0, 'bench', 0, 'bench')`,
    ),
    email: sqlite.prepare(`${contact} (?, ?, 'email', 'private', ?, ?, 1, 0)`),
    phone: sqlite.prepare(`${contact} (?, ?, 'phone', 'mobile', ?, ?, 1, 1)`),
    address: sqlite.prepare(
      `insert into postal_addresses (id, customer_id, kind, street, extra, postcode, town, country, is_primary, position)
       values (?, ?, 'home', ?, '', ?, ?, ?, 1, 0)`,
    ),
    names: sqlite.prepare('insert into customer_names (rowid, words) values (?, ?)'),
    words: sqlite.prepare('insert into customer_words (rowid, words) values (?, ?)'),
    order: sqlite.prepare(
      `insert into orders (id, number, sequence, customer_id, channel, state, currency, total_minor, paid_minor, created_at_ms, created_by)
       values (?, ?, ?, ?, 'web', 'sold', 'NOK', 0, 0, ?, 'bench')`,
    ),
  }
}

function insertPerson(insert: ReturnType<typeof statements>, n: number): void {
  const person = personOf(n)
  const { id, number, firstName, lastName, email, phone, street, postcode, town, country } = person
  const sibling = (digit: string) => id.slice(0, -1) + digit
  const row = insert.customer.run(id, number, firstName, lastName).lastInsertRowid
  insert.email.run(sibling('e'), id, email, email)
  insert.phone.run(sibling('f'), id, phone, phone)
  insert.address.run(sibling('a'), id, street, postcode, town, country)
  const words = searchWordsOf({
    names: [firstName, lastName],
    number,
    externalNumber: null,
    emails: [email],
    phones: [phone],
    dateOfBirth: null,
    others: [street, postcode, town],
    notes: [],
  })
  insert.names.run(row, words.names)
  insert.words.run(row, words.all)
  if (n % 100 < ordersPerHundred) insert.order.run(sibling('0'), `W-${n + 1}`, n + 1, id, 1_700_000_000_000 + n)
}
