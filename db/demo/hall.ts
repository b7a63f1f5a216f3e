// The halls of the demo: a horseshoe of 618 seats (stalls that fan out, boxes along both sides, a balcony around them)
// and a floor with a gallery for 400 standing.
import type { WrittenCatalogue } from '#core/domain/import-catalogue.ts'

type Halls = NonNullable<WrittenCatalogue['halls']>

/** 380 in the stalls, 48 in twelve boxes, 190 on the balcony. */
const stallWidths = [16, 18, 20, 20, 22, 22, 24, 24, 26, 26, 26, 28, 28, 28, 28, 24]
const balconyWidths = [34, 36, 38, 40, 42]
/** How far from the middle each box stands, front to back: always a passage beside the stalls. */
const boxEdges = [130, 150, 168, 178, 182, 182]

export const bigHall = 'STORE'
export const standingHall = 'LILLE'

export function demoHalls(): Halls {
  return [
    {
      code: bigHall,
      name: 'Store sal',
      focusX: 0,
      focusY: 52,
      areas: [
        {
          code: 'PARKETT',
          name: 'Parkett',
          kind: 'seated',
          category: 'A',
          bend: 34,
          rows: stallWidths.map((width, index) => ({
            row: String(index + 1),
            seats: inBlocks(width, [0.25, 0.5, 0.25]),
            category: stallCategory(index),
            ...(index === 0 ? { restricted: `1-2 ${width - 1}-${width}` } : {}),
            ...(index === stallWidths.length - 1 ? { wheelchair: '7 10 15 18', companion: '8 9 16 17' } : {}),
          })),
        },
        { code: 'LOSJE-V', name: 'Losje venstre', kind: 'seated', category: 'B', seats: boxes(-1) },
        { code: 'LOSJE-H', name: 'Losje høyre', kind: 'seated', category: 'B', seats: boxes(1) },
        {
          code: 'BALKONG',
          name: 'Balkong',
          kind: 'seated',
          category: 'C',
          originY: 290,
          bend: 70,
          rows: balconyWidths.map((width, index) => ({
            row: String(index + 1),
            seats: inBlocks(width, [0.25, 0.25, 0.25, 0.25]),
            category: index < 2 ? 'B' : 'C',
            ...(index === balconyWidths.length - 1 ? { restricted: `1-3 ${width - 2}-${width}` } : {}),
          })),
        },
      ],
    },
    {
      code: standingHall,
      name: 'Lille scene',
      areas: [
        { code: 'GULV', name: 'Gulv', kind: 'standing', category: 'S', capacity: 320 },
        { code: 'GALLERI', name: 'Galleri', kind: 'standing', category: 'G', capacity: 80 },
      ],
    },
  ]
}

function stallCategory(index: number): string {
  if (index >= 14) return 'C'
  return index < 2 || index >= 10 ? 'B' : 'A'
}

/** `1-6 _ 7-18 _ 19-24`: blocks with an aisle between. */
function inBlocks(width: number, shares: number[]): string {
  const ends = shares.map((_, index) =>
    Math.round(width * shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0)),
  )
  return ends.map((end, index) => `${(ends[index - 1] ?? 0) + 1}-${end}`).join(' _ ')
}

/** Two chairs at the rail, two behind them that see less; the boxes follow the edge of the stalls. */
function boxes(side: -1 | 1) {
  return boxEdges.flatMap((edge, box) =>
    Array.from({ length: 4 }, (_, chair) => {
      const isBehind = chair >= 2
      return {
        row: String(box + 1),
        number: String(chair + 1),
        x: side * (edge + (isBehind ? 12 : 0)),
        y: 8 + box * 33 + (chair % 2) * 11 - (isBehind ? 3 : 0),
        ...(isBehind && box < 2 ? { kind: 'restricted' as const } : {}),
      }
    }),
  )
}
