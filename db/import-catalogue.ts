// Writing a catalogue: every thing is found again by its code. What a document leaves out stays as it is; only the
// seats and areas of a hall it names are exactly those it names.
import type { Catalogue, CataloguePerformance } from '#core/domain/import-catalogue.ts'
import { pricesOf } from '#core/domain/import-catalogue-check.ts'
import { readTime } from '#core/domain/import-time.ts'
import type { Venue } from '#core/domain/venue.ts'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { type EntityKey, type EntityKind, venueId } from '#core/protocol/entity.ts'
import { findSetting, saveSetting } from './counter.ts'
import { indexLabelled } from './customer.ts'
import type { WritableDb } from './database.ts'
import { writeHall } from './import-hall.ts'
import type { ImportKey } from './import-id.ts'
import { type Did, insertRow, type Upserted, upsert } from './import-upsert.ts'

export type CatalogueWriting = {
  idOf: ImportKey
  venue: Venue
  /** scrypt hashes by staff code; for those who are new. */
  pinHashes: ReadonlyMap<string, string>
}

/** Everything the document names, with what became of it. */
export type Written = EntityKey & { did: Did }

/** Within the caller's transaction, after `checkCatalogue` and `findObstacles` had nothing against it. */
export function writeCatalogue(tx: WritableDb, catalogue: Catalogue, writing: CatalogueWriting): Written[] {
  return [
    ...writeVenue(tx, catalogue.venue),
    ...writeStaff(tx, catalogue, writing),
    ...writeCardWords(tx, catalogue, writing),
    ...writeGoods(tx, catalogue, writing),
    ...catalogue.halls.map((hall) => as('hall', writeHall(tx, hall, writing.idOf))),
    ...catalogue.performances.map((performance) => writePerformance(tx, performance, catalogue, writing)),
  ]
}

const as = (kind: EntityKind, { id, did }: Upserted): Written => ({ kind, id, did })

/** Codes of staff who are not here yet: their PINs have to be hashed. */
export function newStaffCodes(tx: Pick<WritableDb, 'sql'>, catalogue: Catalogue): string[] {
  const find = tx.sql.prepare('select 1 from staff where code = ?')
  return catalogue.staff.map(({ code }) => code).filter((code) => find.get(code) === undefined)
}

function writeVenue(tx: WritableDb, venue: Venue | undefined): Written[] {
  if (!venue) return []
  const before = findSetting(tx, 'venue')
  if (before !== undefined && canonicalJson(before) === canonicalJson(venue))
    return [as('venue', { id: venueId, did: 'unchanged' })]
  saveSetting(tx, 'venue', venue)
  return [as('venue', { id: venueId, did: before === undefined ? 'created' : 'changed' })]
}

const flag = (value: boolean) => (value ? 1 : 0)

function writeStaff(tx: WritableDb, { staff }: Catalogue, { idOf, pinHashes }: CatalogueWriting): Written[] {
  return staff.map(({ code, name, role, rights, language }) => {
    const values = { name, role, rights: rights ? JSON.stringify(rights) : null }
    const pin_hash = pinHashes.get(code) ?? ''
    const onlyNew = { id: idOf('staff', code), language, color_scheme: 'auto', pin_hash, is_active: 1 }
    return as('staff', upsert(tx, 'staff', { code }, values, onlyNew))
  })
}

function writeCardWords(tx: WritableDb, { labels, consents }: Catalogue, { idOf }: CatalogueWriting): Written[] {
  const put = (table: string, kind: string, code: string, values: Record<string, string | number>) =>
    upsert(tx, table, { code }, values, { id: idOf(kind, code) })
  return [
    ...labels.map(({ code, name, colour, isActive }) => {
      const label = put('labels', 'label', code, { name, colour, is_active: flag(isActive) })
      // Who has a label is found by its name.
      if (label.did === 'changed') indexLabelled(tx, label.id)
      return as('label', label)
    }),
    ...consents.map(({ code, name, text, textVersion, isActive }) => {
      const values = { name, text, text_version: textVersion, is_active: flag(isActive) }
      return as('consent-purpose', put('consent_purposes', 'consent', code, values))
    }),
  ]
}

function writeGoods(tx: WritableDb, { priceTypes, products }: Catalogue, { idOf }: CatalogueWriting): Written[] {
  return [
    ...priceTypes.map(({ code, name, isActive }, position) => {
      const values = { name, position, is_active: flag(isActive) }
      return as('price-type', upsert(tx, 'price_types', { code }, values, { id: idOf('price-type', code) }))
    }),
    ...products.map(({ code, name, barcode, priceMinor, vatCode, stock, isActive }, position) => {
      const values = {
        name,
        barcode: barcode ?? null,
        price_minor: priceMinor,
        vat_code: vatCode,
        position,
        is_active: flag(isActive),
      }
      return as(
        'product',
        upsert(tx, 'products', { code }, values, { id: idOf('product', code), stock: stock ?? null }),
      )
    }),
  ]
}

function writePerformance(
  tx: WritableDb,
  performance: CataloguePerformance,
  catalogue: Catalogue,
  { idOf, venue }: CatalogueWriting,
): Written {
  const { code, hall, title, organiser, startsAt, vatCode, state } = performance
  const values = {
    hall_id: findIdByCode(tx, 'halls', hall),
    title,
    organiser,
    starts_at_ms: readTime(startsAt, venue.zone) ?? 0,
    vat_code: vatCode,
    state,
  }
  const { id, did } = upsert(tx, 'performances', { code }, values, { id: idOf('performance', code) })
  const arePricesNew = writePrices(tx, id, performance, catalogue)
  return as('performance', { id, did: did === 'unchanged' && arePricesNew ? 'changed' : did })
}

type Price = { category: string; price_type_id: string; price_minor: number }

/** @returns whether anything differed */
function writePrices(
  tx: WritableDb,
  performanceId: string,
  performance: CataloguePerformance,
  catalogue: Catalogue,
): boolean {
  const wanted = Object.entries(pricesOf(performance, catalogue)).flatMap(([category, byType]) =>
    Object.entries(byType).map(([type, price_minor]): Price => {
      return { category, price_type_id: findIdByCode(tx, 'price_types', type), price_minor }
    }),
  )
  const before = tx.sql
    .prepare('select category, price_type_id, price_minor from performance_prices where performance_id = ?')
    .all(performanceId) as Price[]
  const text = (prices: Price[]) =>
    prices
      .map((price) => Object.values(price).join('\t'))
      .sort()
      .join('\n')
  if (text(before) === text(wanted)) return false
  tx.sql.prepare('delete from performance_prices where performance_id = ?').run(performanceId)
  for (const price of wanted) insertRow(tx, 'performance_prices', { performance_id: performanceId, ...price })
  return true
}

function findIdByCode(tx: WritableDb, table: 'halls' | 'price_types', code: string): string {
  const row = tx.sql.prepare(`select id from ${table} where code = ?`).get(code) as { id: string } | undefined
  if (!row) throw new Error(`${table} has no ${code}, although the check found it`)
  return row.id
}
