// The journal of a counter that exists only on paper: entries chained as a real one chains them.
import { createHash } from 'node:crypto'
import { uuidV7 } from '#core/domain/ids.ts'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { type CustomerEntity, noArticle, type OrderEntity, type StoredLine } from '#core/protocol/entity.ts'
import { genesisHash, type JournalEntry } from '#core/protocol/journal-entry.ts'
import type { Push } from '#core/protocol/sync.ts'

let made = 0
/** A fresh id. */
export function madeId(): string {
  made += 1
  const bytes = new Uint8Array(10)
  new DataView(bytes.buffer).setUint32(6, made)
  return uuidV7(1_795_000_000_000, bytes)
}

export type PaperCounter = {
  counterId: string
  incarnation: string
  /** Adds an entry to the chain. */
  write(name: string, body: object, change?: Partial<JournalEntry>): JournalEntry
  push(...entries: JournalEntry[]): Push
}

export function paperCounter(): PaperCounter {
  const [counterId, incarnation] = [madeId(), madeId()]
  let last: JournalEntry | undefined
  return {
    counterId,
    incarnation,
    write(name, body, change = {}) {
      const unhashed = {
        n: (last?.n ?? 0) + 1,
        opId: madeId(),
        counterId,
        incarnation,
        name,
        v: 1,
        body: canonicalJson(body),
        clerkId: null,
        atWallMs: 1_795_000_000_000,
        atMonoMs: 0,
        clockOffsetMs: null,
        prevHash: last?.hash ?? genesisHash,
        ...change,
      }
      last = { ...unhashed, hash: createHash('sha256').update(canonicalJson(unhashed)).digest('hex') }
      return last
    },
    push: (...entries) => ({ incarnation, entries }),
  }
}

export function saleBody(places: { performanceId: string; seatId?: string; areaId?: string; quantity?: number }[]) {
  const orderId = madeId()
  const lines = places.map(
    ({ performanceId, seatId = null, areaId = 'stalls', quantity = 1 }, position): StoredLine => ({
      id: madeId(),
      position,
      kind: 'ticket',
      state: 'active',
      text: 'Peer Gynt · Adult',
      performanceId,
      areaId,
      seatId,
      priceTypeId: 'adult',
      productId: null,
      storedValueId: null,
      ...noArticle,
      discountMinor: 0,
      ruleText: '',
      quantity,
      unitMinor: 32_000,
      totalMinor: 32_000 * quantity,
      vatCode: '0',
      vatRateBp: 0,
      vatMinor: 0,
      note: '',
    }),
  )
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0)
  const order: OrderEntity['order'] = {
    number: `P-${orderId.slice(-6)}`,
    sequence: 1,
    customerId: null,
    channel: 'counter',
    state: 'sold',
    currency: 'NOK',
    totalMinor,
    paidMinor: totalMinor,
    note: '',
    createdAtMs: 1_795_000_000_000,
    createdBy: 'kari',
    expiresAtMs: null,
    cancelledAtMs: null,
  }
  return { orderId, order, lines, tickets: [], payments: [], documents: [] }
}

export function customerBody(lastName: string) {
  const customer: CustomerEntity = {
    number: `K-${madeId().slice(-6)}`,
    externalNumber: null,
    details: {
      title: '',
      gender: '',
      firstName: 'Anne',
      lastName,
      organisation: '',
      language: 'nb',
      dateOfBirth: null,
      contactPoints: [],
      addresses: [],
    },
    notes: { internal: null, important: null },
    labels: [],
    consents: [],
    createdAtMs: 0,
    createdBy: 'kari',
    changedAtMs: 0,
    changedBy: 'kari',
  }
  return { customerId: madeId(), customer }
}
