// Writes a snapshot's images: rows go into a small SQLite database, which becomes a compressed file with its
// checksum when it is full. Whatever the venue's size, one image is in memory at a time.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import type { CustomerEntity, OrderEntity } from '#core/protocol/entity.ts'
import {
  cardWords,
  customerRows,
  entitiesTable,
  orderNote,
  orderNotesTable,
  orderRows,
  type PutRow,
  type Snapshot,
  type SnapshotPart,
  searchIndexes,
  searchIndexOptions,
  searchIndexTables,
  snapshotTables,
} from '#core/protocol/snapshot.ts'

export type StoredEntity = { kind: string; id: string; body: string }

export type WrittenParts = Pick<Snapshot, 'parts' | 'partsBeforeOrders'>

export interface ImageWriter {
  /** In the order of ids within a kind; labels before customers, whose words they are among, and orders last of all. */
  add(entities: readonly StoredEntity[]): Promise<void>
  /** @returns what was written, in the order in which it is to be taken */
  finish(): Promise<WrittenParts>
}

/** What an image holds before it is closed, about; it compresses to a sixth. */
const imageBytesMax = 6 * 1024 * 1024
/** Zstandard at its fastest: smaller than gzip at level 4, made in a fraction of its time and quicker to unpack. */
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

export function partPath(directory: string, index: number): string {
  return join(directory, `part-${index}.zst`)
}

/** @param directory empty, of this snapshot alone */
export function openImageWriter(directory: string): ImageWriter {
  const images = makeImages(directory)
  const search = openSearch(join(directory, 'search.db'))
  const labelNames = new Map<string, string>()
  let rows = 0
  let partsBeforeOrders: number | undefined
  const closeBeforeOrders = async () => {
    await search.copyTo(images)
    await images.close()
    partsBeforeOrders = images.parts.length
  }
  const put: PutRow = (table, values) => images.insert(table, snapshotTables[table], values)
  const addOne = ({ kind, id, body }: StoredEntity) => {
    if (kind === 'customer') {
      const card = JSON.parse(body) as CustomerEntity
      rows += 1
      customerRows(put, rows, id, card)
      search.add(rows, cardWords(card, labelNames))
    } else if (kind === 'order') {
      const order = JSON.parse(body) as OrderEntity
      orderRows(put, id, order)
      const note = orderNote(order)
      if (note) images.insert(orderNotesTable.name, orderNotesTable.columns, [note, id])
    } else {
      if (kind === 'label') labelNames.set(id, (JSON.parse(body) as { name: string }).name)
      images.insert(entitiesTable.name, entitiesTable.columns, [kind, id, body])
    }
  }
  return {
    async add(entities) {
      for (const entity of entities) {
        if (entity.kind === 'order' && partsBeforeOrders === undefined) await closeBeforeOrders()
        addOne(entity)
        images.count(entity.body.length)
        if (images.isFull()) await images.close()
      }
    },
    async finish() {
      if (partsBeforeOrders === undefined) await closeBeforeOrders()
      await images.close()
      return { parts: images.parts, partsBeforeOrders: partsBeforeOrders ?? 0 }
    },
  }
}

type Images = ReturnType<typeof makeImages>

function makeImages(directory: string) {
  let image: { db: Sqlite.Database; inserts: Map<string, Sqlite.Statement> } | undefined
  let bytes = 0
  const parts: SnapshotPart[] = []
  const path = join(directory, 'image.db')
  const open = () => {
    rmSync(path, { force: true })
    const db = openHurried(path)
    db.exec('begin')
    return { db, inserts: new Map<string, Sqlite.Statement>() }
  }
  const close = async () => {
    if (!image) return
    image.db.exec('commit')
    image.db.close()
    image = undefined
    // By way of a file: what better-sqlite3 gives back of a database in memory is never freed.
    const whole = readFileSync(path)
    rmSync(path)
    bytes = 0
    const packed = zstdCompressSync(whole, packing)
    writeFileSync(partPath(directory, parts.length), packed, { mode: 0o600 })
    parts.push({ bytes: packed.length, sha256: createHash('sha256').update(packed).digest('hex') })
  }
  return {
    insert(table: string, columns: readonly string[], values: readonly unknown[]) {
      image ??= open()
      let statement = image.inserts.get(table)
      if (!statement) {
        image.db.exec(`create table ${table} (${columns.join(', ')})`)
        statement = image.db.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`)
        image.inserts.set(table, statement)
      }
      statement.run(values)
    },
    count: (more: number) => {
      bytes += more
    },
    isFull: () => bytes >= imageBytesMax,
    close,
    parts,
  }
}

/** Cut short, it is thrown away. */
function openHurried(path: string): Sqlite.Database {
  const db = new Sqlite(path)
  db.unsafeMode(true)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  return db
}

/** Built aside, because its tables are whole only at the end. */
function openSearch(path: string) {
  const db = openHurried(path)
  for (const index of searchIndexes) {
    db.exec(`create virtual table ${index} using fts5(${searchIndexOptions})`)
    // Segments are few and large, and merged once, at the end.
    db.exec(`insert into ${index} (${index}, rank) values ('automerge', 0), ('hashsize', ${hashBytes})`)
  }
  db.exec('begin')
  const [names, all] = searchIndexes.map((index) => db.prepare(`insert into ${index} (rowid, words) values (?, ?)`))
  return {
    add(row: number, words: { names: string; all: string }) {
      names?.run(row, words.names)
      all?.run(row, words.all)
    },
    async copyTo(images: Images) {
      for (const index of searchIndexes) db.exec(`insert into ${index} (${index}) values ('optimize')`)
      db.exec('commit')
      for (const index of searchIndexes) {
        for (const [table, columns] of Object.entries(searchIndexTables)) {
          const name = `${index}_${table}`
          for (const values of db
            .prepare(`select ${columns.join(', ')} from ${name}`)
            .raw()
            .iterate()) {
            images.insert(name, columns, values as unknown[])
            images.count(table === 'data' ? ((values as [number, Buffer])[1]?.length ?? 0) : 20)
            if (images.isFull()) await images.close()
          }
        }
      }
      db.close()
    },
  }
}

/** What each index keeps in memory before it writes a segment. */
const hashBytes = 4 * 1024 * 1024
