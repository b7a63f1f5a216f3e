// What a catalogue says that cannot be: codes given twice, codes nobody has, times that do not exist. The schema has
// already seen to the shape; what the database holds against it is asked later.
import type { Catalogue, CataloguePerformance, CataloguePrices } from '#core/domain/import-catalogue.ts'
import { placeSeats, seatsTwice } from '#core/domain/import-hall.ts'
import { pathOf } from '#core/domain/import-path.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import { readTime } from '#core/domain/import-time.ts'
import type { Venue } from '#core/domain/venue.ts'

/** Codes that are already in the database. */
export type KnownCodes = { halls: ReadonlySet<string>; priceTypes: ReadonlySet<string> }

/** @param venue the document's own, or the one in the database */
export function checkCatalogue(
  catalogue: Catalogue,
  known: KnownCodes,
  venue: Pick<Venue, 'vatRates' | 'zone'>,
): Remark[] {
  return [
    ...listNames.flatMap((name) => codesTwice(catalogue[name], [name])),
    ...checkBarcodes(catalogue),
    ...checkHalls(catalogue),
    ...checkReferences(catalogue, known, venue),
  ]
}

/** The prices a performance ends up with: its own over those of its price list. */
export function pricesOf(performance: CataloguePerformance, catalogue: Catalogue): CataloguePrices {
  const listed = catalogue.priceLists.find(({ code }) => code === performance.priceList)?.prices ?? {}
  const own = performance.prices ?? {}
  const categories = new Set([...Object.keys(listed), ...Object.keys(own)])
  return Object.fromEntries([...categories].map((category) => [category, { ...listed[category], ...own[category] }]))
}

const listNames = [
  'staff',
  'labels',
  'consents',
  'priceTypes',
  'products',
  'halls',
  'priceLists',
  'performances',
] as const

function codesTwice(items: readonly { code: string }[], path: PropertyKey[]): Remark[] {
  const seen = new Set<string>()
  return items.flatMap(({ code }, index) => {
    if (seen.has(code)) return [refusal('CODE_TWICE', pathOf([...path, index, 'code']), code)]
    seen.add(code)
    return []
  })
}

function checkBarcodes({ products }: Catalogue): Remark[] {
  const seen = new Set<string>()
  return products.flatMap(({ barcode }, index) => {
    if (barcode === undefined) return []
    if (seen.has(barcode)) return [refusal('BARCODE_TWICE', pathOf(['products', index, 'barcode']), barcode)]
    seen.add(barcode)
    return []
  })
}

function checkHalls({ halls }: Catalogue): Remark[] {
  return halls.flatMap(({ areas }, hall) => [
    ...codesTwice(areas, ['halls', hall, 'areas']),
    ...areas.flatMap((area, index) => {
      const twice = area.kind === 'seated' ? seatsTwice(placeSeats(area)) : []
      return twice.map((place) => refusal('SEAT_TWICE', pathOf(['halls', hall, 'areas', index]), place))
    }),
  ])
}

function checkReferences(catalogue: Catalogue, known: KnownCodes, venue: Pick<Venue, 'vatRates' | 'zone'>): Remark[] {
  const vatCodes = new Set(venue.vatRates.map(({ code }) => code))
  const halls = new Set([...known.halls, ...catalogue.halls.map(({ code }) => code)])
  const priceTypes = new Set([...known.priceTypes, ...catalogue.priceTypes.map(({ code }) => code)])
  const priceLists = new Set(catalogue.priceLists.map(({ code }) => code))
  const need = (set: ReadonlySet<string>, code: string | undefined, path: PropertyKey[]) =>
    code === undefined || set.has(code) ? [] : [refusal('CODE_UNKNOWN', pathOf(path), code)]
  const inPrices = (prices: CataloguePrices, path: PropertyKey[]) =>
    Object.entries(prices).flatMap(([category, byType]) =>
      Object.keys(byType).flatMap((type) => need(priceTypes, type, [...path, category, type])),
    )
  return [
    ...catalogue.products.flatMap(({ vatCode }, index) => need(vatCodes, vatCode, ['products', index, 'vatCode'])),
    ...catalogue.priceLists.flatMap(({ prices }, index) => inPrices(prices, ['priceLists', index, 'prices'])),
    ...catalogue.performances.flatMap((performance, index) => {
      const path = ['performances', index]
      return [
        ...need(halls, performance.hall, [...path, 'hall']),
        ...need(vatCodes, performance.vatCode, [...path, 'vatCode']),
        ...need(priceLists, performance.priceList, [...path, 'priceList']),
        ...inPrices(performance.prices ?? {}, [...path, 'prices']),
        ...(readTime(performance.startsAt, venue.zone) === undefined
          ? [refusal('TIME_INVALID', pathOf([...path, 'startsAt']), performance.startsAt)]
          : []),
      ]
    }),
  ]
}
