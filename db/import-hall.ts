// Writing a hall with its areas and seats. Seats are found again by area, row and number; those that are gone from the
// document are removed, which `findObstacles` has allowed only for seats nobody ever had.
import type { CatalogueArea, CatalogueHall } from '#core/domain/import-catalogue.ts'
import { type PlacedSeat, placeSeats } from '#core/domain/import-hall.ts'
import type { WritableDb } from './database.ts'
import type { ImportKey } from './import-id.ts'
import { insertRow, type Upserted, upsert } from './import-upsert.ts'

export function writeHall(tx: WritableDb, hall: CatalogueHall, idOf: ImportKey): Upserted {
  const { code, name, focusX, focusY, areas } = hall
  const values = { name, focus_x: focusX, focus_y: focusY }
  const { id, did } = upsert(tx, 'halls', { code }, values, { id: idOf('hall', code) })
  const isRemoved = removeOtherAreas(tx, id, areas)
  const isChanged = areas.map((area, position) => writeArea(tx, id, area, position, idOf)).includes(true)
  return { id, did: did === 'unchanged' && (isRemoved || isChanged) ? 'changed' : did }
}

export type StoredSeat = PlacedSeat & { id: string }

export function listStoredSeats(tx: Pick<WritableDb, 'sql'>, areaId: string): StoredSeat[] {
  return tx.sql
    .prepare('select id, row, number, x, y, kind, category from seats where area_id = ?')
    .all(areaId) as StoredSeat[]
}

export const placeOf = ({ row, number }: Pick<PlacedSeat, 'row' | 'number'>) => `${row}\t${number}`

function writeArea(tx: WritableDb, hallId: string, area: CatalogueArea, position: number, idOf: ImportKey): boolean {
  const placed = area.kind === 'seated' ? placeSeats(area) : []
  const capacity = area.kind === 'seated' ? placed.length : area.capacity
  const values = { name: area.name, kind: area.kind, capacity, category: area.category, position }
  const key = { hall_id: hallId, code: area.code }
  const { id, did } = upsert(tx, 'hall_areas', key, values, { id: idOf('area', hallId, area.code) })
  const areSeatsNew = writeSeats(tx, id, placed, idOf)
  return did !== 'unchanged' || areSeatsNew
}

function writeSeats(tx: WritableDb, areaId: string, placed: readonly PlacedSeat[], idOf: ImportKey): boolean {
  const before = new Map(listStoredSeats(tx, areaId).map((seat) => [placeOf(seat), seat]))
  let isChanged = false
  for (const seat of placed) {
    const old = before.get(placeOf(seat))
    before.delete(placeOf(seat))
    const { row, number, x, y, kind, category } = seat
    if (!old)
      insertRow(tx, 'seats', {
        id: idOf('seat', areaId, row, number),
        area_id: areaId,
        row,
        number,
        x,
        y,
        kind,
        category,
      })
    else if (old.x === x && old.y === y && old.kind === kind && old.category === category) continue
    else
      tx.sql
        .prepare('update seats set x = ?, y = ?, kind = ?, category = ? where id = ?')
        .run(x, y, kind, category, old.id)
    isChanged = true
  }
  for (const { id } of before.values()) tx.sql.prepare('delete from seats where id = ?').run(id)
  return isChanged || before.size > 0
}

function removeOtherAreas(tx: WritableDb, hallId: string, areas: readonly CatalogueArea[]): boolean {
  const kept = new Set(areas.map(({ code }) => code))
  const rows = tx.sql.prepare('select id, code from hall_areas where hall_id = ?').all(hallId) as {
    id: string
    code: string
  }[]
  const gone = rows.filter(({ code }) => !kept.has(code))
  for (const { id } of gone) {
    tx.sql.prepare('delete from seats where area_id = ?').run(id)
    tx.sql.prepare('delete from hall_areas where id = ?').run(id)
  }
  return gone.length > 0
}
