// A customer file as an old system might hand it over, the same in every run: people of six countries, some in other
// scripts, notes over two lines, now and then a row twice, and a few that cannot be taken.
import { personOf } from '#tests/bench/shared/large-counter.ts'

/** What became of the rows when the import is right. */
export type ExpectedOutcome = { created: number; refused: number }

const heading = 'Customer number;First name;Last name;E-mail;Phone;Street;Postcode;Town;Country;Note'

const foreign = [
  ['Ольга', 'Кузнецова', 'Невский проспект', 'Москва'],
  ['Γιώργος', 'Παπαδόπουλος', 'Οδός Ερμού', 'Αθήνα'],
  ['محمد', 'الحسن', 'شارع الملك', 'القاهرة'],
  ['美咲', '佐藤', '中央通り', '東京'],
  ['Nguyễn', 'Thị Hồng', 'Đường Lê Lợi', 'Hà Nội'],
  ['Żaneta', 'Wójcik', 'ulica Długa', 'Łódź'],
] as const

const foreignEvery = 12
const noteEvery = 7
const twiceEvery = 1_000
const namelessEvery = 2_500
const quoteEvery = 50_000

/** Rows that cannot be taken count too: the file has `rows` of them. The last one is always a good one. */
export function customerFile(rows: number): { text: string; expected: ExpectedOutcome } {
  const lines = Array.from({ length: rows }, (_, n) => lineOf(n, n === rows - 1))
  const created = lines.filter(({ isGood }) => isGood).length
  return {
    text: `${heading}\n${lines.map(({ text }) => text).join('\n')}\n`,
    expected: { created, refused: rows - created },
  }
}

function lineOf(n: number, isLast: boolean): { text: string; isGood: boolean } {
  const place = n + 1
  if (isLast || n === 0) return { text: row(n), isGood: true }
  if (place % quoteEvery === 0) return { text: `"${n};Never closed;;;;;;;;`, isGood: false }
  if (place % namelessEvery === 0) return { text: `${numberOf(n)};;;nobody${n}@example.com;;;;;;`, isGood: false }
  if (place % twiceEvery === 0) return { text: row(n - 1), isGood: false }
  return { text: row(n), isGood: true }
}

const numberOf = (n: number) => String(100_000 + n)

function row(n: number): string {
  const { firstName, lastName, email, phone, street, postcode, town, country } = personOf(n)
  const note = n % noteEvery === 0 ? `"Wants the aisle, seat ${n % 30}\nAsk for ""the usual"""` : ''
  const house = street.split(' ').at(-1)
  const other = n % foreignEvery === 5 ? foreign[n % foreign.length] : undefined
  const [first, last, way, place] = other ?? [firstName, lastName, '', town]
  return [
    numberOf(n),
    first,
    last,
    email,
    phone,
    other ? `${way} ${house}` : street,
    postcode,
    place,
    country,
    note,
  ].join(';')
}
