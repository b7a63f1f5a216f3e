// One row of a customer file read as a customer: what it says, and what could not be used of it. A broken e-mail or
// phone is left out with a warning, because a card without it is worth more than no card; a row without a name is refused.
import { type CustomerDetails, cleanLine } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { fold } from '#core/domain/fold.ts'
import type { CustomerColumn } from '#core/domain/import-column.ts'
import { type Remark, refusal, warning } from '#core/domain/import-remark.ts'
import { readCountry, readDate, readGender, readLanguage, splitName } from '#core/domain/import-value.ts'
import type { Country, Language } from '#core/domain/locale.ts'

export type ReadPhone = (text: string, country: Country) => { formatted: string; normal: string } | undefined

export type ImportDefaults = {
  country: Country
  language: Language
  /** ISO date in the venue's zone. */
  today: string
  readPhone: ReadPhone
}

type Scalars = Pick<
  CustomerDetails,
  'title' | 'gender' | 'firstName' | 'lastName' | 'organisation' | 'language' | 'dateOfBirth'
>
type Address = { street: string; extra: string; postcode: string; town: string; country: Country }

/** Only what the row says: a column that is missing or empty is left out and changes nothing on a card. */
export type ImportedCustomer = {
  externalNumber: string | null
  said: Partial<Scalars>
  emails: { slot: 'email' | 'secondEmail'; value: string }[]
  phones: { slot: 'phone' | 'secondPhone'; value: string; normal: string }[]
  address: Address | null
  internalNote: string
  importantNote: string
  /** Codes or names, as written. */
  labels: string[]
  /** Codes or names of purposes; a hyphen in front in the file is a refusal. */
  consents: { purpose: string; state: 'given' | 'refused' }[]
  /** Two rows with the same identity are the same customer. */
  identity: string
}

export type ReadRow = { customer: ImportedCustomer; warnings: Remark[] }
export type RowRefused = { code: 'REFUSED'; remark: Remark }

/** @param columns what each cell is; as many as the file has columns */
export function readCustomerRow(
  cells: readonly string[],
  columns: readonly CustomerColumn[],
  defaults: ImportDefaults,
): Decision<ReadRow, RowRefused> {
  const surplus = cells.slice(columns.length).some((cell) => cell.trim() !== '')
  if (surplus || (cells.length < columns.length && cells.length < 2)) {
    return refuse({ code: 'REFUSED', remark: refusal('WRONG_COLUMN_COUNT', '', `${cells.length} ≠ ${columns.length}`) })
  }
  const broken = columns.find((column, index) => oneLine.has(column) && cells[index]?.trim().includes('\n'))
  if (broken)
    return refuse({ code: 'REFUSED', remark: refusal('UNCLOSED_QUOTE', broken, cells.join(' ').slice(0, 80)) })
  const warnings: Remark[] = []
  const row = new Map(columns.map((column, index) => [column, cells[index] ?? '']))
  const line = (column: CustomerColumn) =>
    shortened(cleanLine(row.get(column) ?? ''), column, lengthMax[column] ?? 200, warnings)
  const said = readScalars(line, warnings, defaults)
  if (!said.firstName && !said.lastName && !said.organisation) {
    return refuse({ code: 'REFUSED', remark: refusal('NAME_MISSING', 'lastName', cells.join(' ').slice(0, 80)) })
  }
  const address = readAddress(line, warnings, defaults)
  const country = address?.country ?? defaults.country
  const customer = {
    externalNumber: line('externalNumber') || null,
    said,
    emails: readEmails(line, warnings),
    phones: readPhones(line, warnings, country, defaults.readPhone),
    address: address && hasText(address) ? address : null,
    internalNote: readNote(row.get('internalNote'), 'internalNote', warnings),
    importantNote: readNote(row.get('importantNote'), 'importantNote', warnings),
    labels: listOf(line('labels')),
    consents: listOf(line('consents')).map(readConsent),
  }
  return accept({ customer: { ...customer, identity: identityOf(customer) }, warnings })
}

// A line break in one of these is a quote that was closed by a later line's: better refused than two people in one card.
const oneLine = new Set<CustomerColumn>([
  'externalNumber',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'phone',
  'postcode',
])

const listOf = (text: string) =>
  text
    .split(/[;,|]/u)
    .map((part) => part.trim())
    .filter(Boolean)

function readConsent(text: string): ImportedCustomer['consents'][number] {
  return text.startsWith('-') ? { purpose: text.slice(1).trim(), state: 'refused' } : { purpose: text, state: 'given' }
}

type Line = (column: CustomerColumn) => string

const lengthMax: Partial<Record<CustomerColumn, number>> = {
  externalNumber: 60, title: 40, firstName: 100, lastName: 100, fullName: 200, organisation: 160, email: 254, secondEmail: 254, phone: 60, secondPhone: 60, street: 200, addressExtra: 200, postcode: 20, town: 100, labels: 500, consents: 500,
} // biome-ignore format: a table

function readScalars(line: Line, warnings: Remark[], { today }: ImportDefaults): Partial<Scalars> {
  const whole = splitName(line('fullName'))
  const dateOfBirth = read(line, warnings, 'dateOfBirth', 'BIRTHDAY_INVALID', (text) => {
    const date = readDate(text)
    return date && date <= today ? date : undefined
  })
  return withoutEmpty({
    title: line('title'),
    gender: read(line, warnings, 'gender', 'GENDER_UNKNOWN', readGender),
    firstName: (line('firstName') || whole.firstName).slice(0, 100),
    lastName: (line('lastName') || whole.lastName).slice(0, 100),
    organisation: line('organisation'),
    language: read(line, warnings, 'language', 'LANGUAGE_UNKNOWN', readLanguage),
    dateOfBirth,
  })
}

/** The cell read, or undefined with a warning when it says something that cannot be used. */
function read<Value>(
  line: Line,
  warnings: Remark[],
  column: CustomerColumn,
  code: Remark['code'],
  reader: (text: string) => Value | undefined,
) {
  const text = line(column)
  if (text === '') return undefined
  const value = reader(text)
  if (value === undefined) warnings.push(warning(code, column, text))
  return value
}

function withoutEmpty<Fields extends object>(
  fields: { [Key in keyof Fields]: Fields[Key] | undefined },
): Partial<Fields> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(kept) as Partial<Fields>
}

const slots = { email: ['email', 'secondEmail'], phone: ['phone', 'secondPhone'] } as const

// The same loose shape a card asks for; see core/domain/customer.ts.
const emailShape = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/u

function readEmails(line: Line, warnings: Remark[]): ImportedCustomer['emails'] {
  return slots.email.flatMap((slot) => {
    const value = read(line, warnings, slot, 'EMAIL_INVALID', (text) => (emailShape.test(text) ? text : undefined))
    return value ? [{ slot, value }] : []
  })
}

function readPhones(
  line: Line,
  warnings: Remark[],
  country: Country,
  readPhone: ReadPhone,
): ImportedCustomer['phones'] {
  return slots.phone.flatMap((slot) => {
    const phone = read(line, warnings, slot, 'PHONE_INVALID', (text) => readPhone(text, country))
    return phone ? [{ slot, value: phone.formatted, normal: phone.normal }] : []
  })
}

function readAddress(line: Line, warnings: Remark[], defaults: ImportDefaults): Address {
  const country = read(line, warnings, 'country', 'COUNTRY_UNKNOWN', readCountry) ?? defaults.country
  return {
    street: line('street'),
    extra: line('addressExtra'),
    postcode: line('postcode'),
    town: line('town'),
    country,
  }
}

const hasText = ({ street, extra, postcode, town }: Address) => Boolean(street || extra || postcode || town)

// A note may have several lines; everything else that does not print goes.
const notInNotes = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

function readNote(text: string | undefined, column: CustomerColumn, warnings: Remark[]): string {
  const clean = (text ?? '').replace(/\r\n?/g, '\n').replace(notInNotes, ' ').trim().normalize('NFC')
  return shortened(clean, column, 4_000, warnings)
}

function shortened(text: string, column: CustomerColumn, max: number, warnings: Remark[]): string {
  if (text.length <= max) return text
  if (!warnings.some(({ code, where }) => code === 'CELL_SHORTENED' && where === column)) {
    warnings.push(warning('CELL_SHORTENED', column, text))
  }
  return text.slice(0, max).toWellFormed().trim()
}

/** The other system's own number; without one the name with the first of e-mail, phone, birthday and address that is there. */
function identityOf(customer: Omit<ImportedCustomer, 'identity'>): string {
  if (customer.externalNumber) return `number ${customer.externalNumber}`
  const { said, emails, phones, address } = customer
  const name = fold([said.firstName, said.lastName, said.organisation].filter(Boolean).join(' '))
  const at = address && fold([address.street, address.postcode, address.town].join(' '))
  return `name ${name} ${emails[0]?.value.toLowerCase() ?? phones[0]?.normal ?? said.dateOfBirth ?? at ?? ''}`
}
