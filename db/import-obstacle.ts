// What the database holds against a catalogue: seats somebody has, areas that would become too small, a hall exchanged
// under tickets that are sold. Such a document is refused as a whole; nobody loses a seat to an import.
import type { Catalogue, CatalogueArea, CatalogueHall } from '#core/domain/import-catalogue.ts'
import { placeSeats } from '#core/domain/import-hall.ts'
import { pathOf } from '#core/domain/import-path.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import type { ReadableDb } from './database.ts'
import { listStoredSeats, placeOf } from './import-hall.ts'

export function findObstacles(db: ReadableDb, catalogue: Catalogue): Remark[] {
  return [
    ...catalogue.halls.flatMap((hall, index) => hallObstacles(db, hall, ['halls', index])),
    ...catalogue.performances.flatMap(({ code, hall }, index) => {
      const isMoved = findOne(db, movedPerformance, code, hall) !== undefined
      return isMoved ? [refusal('HALL_IN_USE', pathOf(['performances', index, 'hall']), hall)] : []
    }),
    ...catalogue.products.flatMap(({ code, barcode }, index) => {
      const isTaken = barcode !== undefined && findOne(db, otherWithBarcode, barcode, code) !== undefined
      return isTaken ? [refusal('BARCODE_TWICE', pathOf(['products', index, 'barcode']), barcode)] : []
    }),
  ]
}

/** The codes a document may refer to without bringing them. */
export function knownCodes(db: ReadableDb): { halls: ReadonlySet<string>; priceTypes: ReadonlySet<string> } {
  const codes = (source: string) =>
    new Set((db.sql.prepare(source).all() as { code: string }[]).map(({ code }) => code))
  return { halls: codes('select code from halls'), priceTypes: codes('select code from price_types') }
}

const movedPerformance = `select 1 from performances p join halls h on h.id = p.hall_id
  where p.code = ? and h.code <> ? and exists (select 1 from order_lines l where l.performance_id = p.id)`
const otherWithBarcode = 'select 1 from products where barcode = ? and code <> ?'
const areaLines = 'select 1 from order_lines where area_id = ?'

function findOne(db: ReadableDb, source: string, ...values: string[]): unknown {
  return db.sql.prepare(`${source} limit 1`).get(...values)
}

type StoredArea = { id: string; code: string; kind: string }

function hallObstacles(db: ReadableDb, hall: CatalogueHall, path: PropertyKey[]): Remark[] {
  const stored = db.sql
    .prepare('select a.id, a.code, a.kind from hall_areas a join halls h on h.id = a.hall_id where h.code = ?')
    .all(hall.code) as StoredArea[]
  return stored.flatMap((area) => {
    const index = hall.areas.findIndex(({ code }) => code === area.code)
    const wanted = hall.areas[index]
    if (wanted) return areaObstacles(db, area, wanted, [...path, 'areas', index])
    return findOne(db, areaLines, area.id) === undefined
      ? []
      : [refusal('SEATS_IN_USE', pathOf([...path, 'areas']), area.code)]
  })
}

function areaObstacles(db: ReadableDb, area: StoredArea, wanted: CatalogueArea, path: PropertyKey[]): Remark[] {
  if (area.kind !== wanted.kind) {
    return findOne(db, areaLines, area.id) === undefined
      ? []
      : [refusal('HALL_IN_USE', pathOf([...path, 'kind']), wanted.kind)]
  }
  if (wanted.kind === 'standing') {
    const most = mostInArea(db, area.id)
    return most > wanted.capacity
      ? [refusal('AREA_TOO_SMALL', pathOf([...path, 'capacity']), `${wanted.capacity} < ${most}`)]
      : []
  }
  const kept = new Set(placeSeats(wanted).map(placeOf))
  const find = db.sql.prepare('select 1 from order_lines where seat_id = ? limit 1')
  const lost = listStoredSeats(db, area.id).filter(
    (seat) => !kept.has(placeOf(seat)) && find.get(seat.id) !== undefined,
  )
  if (lost.length === 0) return []
  const named = lost.slice(0, 5).map(({ row, number }) => `${row}/${number}`)
  return [refusal('SEATS_IN_USE', pathOf(path), `${named.join(', ')}${lost.length > 5 ? ` … (${lost.length})` : ''}`)]
}

/** The most places of a standing area that any performance has given away. */
function mostInArea(db: ReadableDb, areaId: string): number {
  const row = db.sql
    .prepare(
      `select max(taken) as most from (select sum(quantity) as taken from order_lines
       where area_id = ? and state = 'active' group by performance_id)`,
    )
    .get(areaId) as { most: number | null }
  return row.most ?? 0
}
