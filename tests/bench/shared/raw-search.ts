// The search as one would write it by hand on plain better-sqlite3: what ours is held against. And as a program of its own,
// `node raw-search.ts <data directory> <texts …>`: opens the database, asks, says what it found and how much memory it has.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { fold } from '#core/domain/fold.ts'
import { setKey } from '#db/cipher.ts'

const hitsMax = 30

if (import.meta.main) runAlone(process.argv.slice(2))

/** Every word a beginning, newest first, and the rows shown. The answer says how many there are. */
export function rawSearch(sqlite: Sqlite.Database): (text: string) => number {
  const statement =
    sqlite.prepare(`select customers.id, number, first_name, last_name, p.value as phone, e.value as email, a.town
    from (select rowid from customer_words where customer_words match ? order by rowid desc limit ${hitsMax}) hit
    join customers on customers.row = hit.rowid
    left join contact_points p on p.customer_id = customers.id and p.channel = 'phone' and p.is_primary
    left join contact_points e on e.customer_id = customers.id and e.channel = 'email' and e.is_primary
    left join postal_addresses a on a.customer_id = customers.id and a.is_primary`)
  return (text) => {
    const words = fold(text).split(' ').filter(Boolean)
    if (words.length === 0) return 0
    return statement.all(words.map((word) => `"${word}"*`).join(' AND ')).length
  }
}

function runAlone([directory = '', ...texts]: string[]): void {
  const sqlite = new Sqlite(join(directory, 'foyer.db'), { readonly: true })
  setKey(sqlite, Buffer.from(readFileSync(join(directory, 'key'), 'utf8').trim(), 'hex'))
  sqlite.pragma('cache_size = -32768')
  const search = rawSearch(sqlite)
  const found = texts.filter((text) => search(text) > 0).length
  console.log(JSON.stringify({ found, rssMb: process.memoryUsage.rss() / 2 ** 20 }))
  sqlite.close()
}
