// Sales as a real counter writes them, two seats with their papers, for counters that exist on paper only; and the evening they
// are sold for: halls of 600 seats, each counter with rights of its own in every performance.
import { madeId, saleBody } from '#tests/server/journal-maker.ts'

type Place = { performanceId: string; seatId: string; areaId: string }
type Rights = { performanceId: string; seats: string[]; areas: [] }

const seatsPerSale = 2
const seatsPerHall = 600

/** As many performances as it takes, so that every counter sells some seats of each, as in a pre-sale of a season. */
export function eveningOf(counters: number, salesPerCounter: number) {
  const perPerformance = Math.max(seatsPerSale, Math.floor(seatsPerHall / counters / seatsPerSale) * seatsPerSale)
  const performances = Math.ceil((salesPerCounter * seatsPerSale) / perPerformance)
  const hallId = madeId()
  const areaId = madeId()
  const seats = Array.from({ length: Math.max(seatsPerHall, counters * perPerformance) }, madeId)
  const performanceIds = Array.from({ length: performances }, madeId)
  const rightsOf = (counter: number): Rights[] =>
    performanceIds.map((performanceId) => ({
      performanceId,
      seats: seats.slice(counter * perPerformance, (counter + 1) * perPerformance),
      areas: [],
    }))
  const salesOf = (counter: number): Place[][] => {
    const places = rightsOf(counter).flatMap(({ performanceId, seats: own }) =>
      own.map((seatId) => ({ performanceId, seatId, areaId })),
    )
    return Array.from({ length: salesPerCounter }, (_, n) => places.slice(n * seatsPerSale, (n + 1) * seatsPerSale))
  }
  return { catalogue: catalogueOf(hallId, areaId, seats, performanceIds), rightsOf, salesOf }
}

function catalogueOf(hallId: string, areaId: string, seats: readonly string[], performanceIds: readonly string[]) {
  const area = { id: areaId, code: 'P', name: 'Parterre', kind: 'seated', capacity: 0, category: 'A', position: 0 }
  const seatOf = (id: string, n: number) => {
    const [row, number] = [Math.floor(n / 30), n % 30]
    const where = { row: String(row + 1), number: String(number + 1), x: number * 10, y: row * 10 }
    return { id, areaId, ...where, kind: 'normal', category: 'A' }
  }
  const hall = { code: 'H', name: 'Main hall', focusX: 150, focusY: -20, areas: [area], seats: seats.map(seatOf) }
  const performance = (n: number) => ({
    code: `P${n}`,
    hallId,
    title: 'Peer Gynt',
    organiser: 'Skansen Teater',
    startsAtMs: 1_895_000_000_000 + n * 86_400_000,
    vatCode: '0',
    state: 'on-sale',
    prices: [{ category: 'A', priceTypeId: 'adult', priceMinor: 32_000 }],
  })
  const entities = [
    { kind: 'hall', id: hallId, body: hall },
    ...performanceIds.map((id, n) => ({ kind: 'performance', id, body: performance(n) })),
  ]
  return { importId: madeId(), fileName: 'season.json', entities }
}

/** The body of `sale.complete`: order, tickets, payment, and the papers of the till laws. */
export function saleWithPapers(places: readonly Place[], index: number) {
  const sale = saleBody([...places])
  const { orderId, order, lines } = sale
  const number = `C1-${index + 1}`
  const tickets = lines.map((line) => ({
    id: madeId(),
    orderLineId: line.id,
    code: line.id.slice(-12).toUpperCase(),
    state: 'valid',
    issuedAtMs: order.createdAtMs,
  }))
  const amounts = { amountMinor: order.totalMinor, roundingMinor: 0, tenderedMinor: order.totalMinor, changeMinor: 0 }
  const taken = { receiptNumber: number, means: 'cash', atMs: order.createdAtMs, takenBy: 'kari' }
  const paper = (kind: string, body: object, position: number) => ({
    id: madeId(),
    kind,
    number,
    orderId,
    position,
    state: 'waiting',
    createdAtMs: order.createdAtMs,
    body: { ...body, counterCode: 'C1', currency: 'NOK', orderNumber: number, language: 'nb', timeZone: 'Europe/Oslo' },
  })
  const documents = [
    ...tickets.map(({ code }, position) => paper('ticket', ticketOf(code, position), position)),
    paper('receipt', receiptOf(order.totalMinor, lines.length), lines.length),
  ]
  return { ...sale, tickets, payments: [{ id: madeId(), ...amounts, ...taken }], documents }
}

function ticketOf(ticketCode: string, position: number) {
  return {
    ticketCode,
    customerName: 'Anne Berg',
    eventTitle: 'Peer Gynt',
    hall: 'Main hall',
    organiser: 'Skansen Teater',
    isSubjectToConfirmation: false,
    place: { area: 'Parterre', kind: 'seat', row: 'A', seat: String(position + 1) },
    position: { count: seatsPerSale, index: position + 1 },
    priceMinor: 32_000,
    priceType: 'Voksen',
    vatRateBp: 0,
    soldAtMs: 1_795_795_200_000,
    startsAtMs: 1_795_804_200_000,
  }
}

function receiptOf(totalMinor: number, count: number) {
  const line = {
    detail: 'Fre 27.11. 19:30, Parterre rad A sete 1',
    text: 'Peer Gynt · Voksen',
    quantity: 1,
    unitMinor: 32_000,
    grossMinor: 32_000,
    vatCode: '0',
    vatMinor: 0,
    vatRateBp: 0,
  }
  return {
    kind: 'sale',
    cashierName: 'Kari Nordmann',
    customerName: 'Anne Berg',
    footerLines: ['Welcome back'],
    issuedAtMs: 1_795_795_200_000,
    lines: Array.from({ length: count }, () => line),
    payments: [{ means: 'cash', amountMinor: totalMinor, tenderedMinor: totalMinor, changeMinor: 0 }],
    seller: {
      name: 'Skansen Teater',
      addressLines: ['Strandgata 1', '0150 Oslo'],
      country: 'NO',
      orgNumber: '974 760 673',
      orgNumberSuffix: 'MVA',
      phone: '+47 22 00 00 00',
      taxNumber: null,
    },
    totalMinor,
    vatTable: [{ vatCode: '0', vatRateBp: 0, netMinor: totalMinor, vatMinor: 0, grossMinor: totalMinor }],
  }
}
