import { expect, it } from 'vitest'
import type { PerformanceRights } from '#core/contract/rights.ts'
import { columnsOf, draftOf, setCell, sharesOf } from './plan-draft.ts'

const hall: Parameters<typeof columnsOf>[0] = {
  hallId: 'hall' as never,
  name: 'Hall',
  focus: { x: 0, y: 0 },
  areas: [{ id: 'floor' as never, name: 'Floor', kind: 'standing', capacity: 50, category: 'F' }],
  seats: [],
}
const rights = (plan: PerformanceRights['plan']): PerformanceRights => ({
  performanceId: 'peer' as never,
  title: 'Peer Gynt',
  startsAtMs: 0,
  free: 50,
  own: 0,
  stopAtMs: null,
  isStopped: false,
  counters: ['a', 'b'].map((counterId) => ({
    counterId,
    code: counterId,
    name: counterId,
    isOwn: counterId === 'a',
    isRevoked: false,
    count: 0,
  })),
  plan,
})

it('OF03 plan: what is typed for one counter and column is sent with everything that stood there', () => {
  const planned = {
    shares: [{ counterId: 'a', seats: [], areas: [{ areaId: 'floor', places: 5 }] }],
    stopMinutesBefore: 30,
  }
  const draft = setCell(draftOf(rights(planned), hall), 'b', 'area floor', 7)
  expect([draft.stopMinutesBefore, sharesOf(draft, columnsOf(hall))]).toEqual([
    30,
    [
      { counterId: 'a', seats: [], areas: [{ areaId: 'floor', places: 5 }] },
      { counterId: 'b', seats: [], areas: [{ areaId: 'floor', places: 7 }] },
    ],
  ])
})

it('OF03 plan: where nobody planned one begins with what each counter gets by itself', () => {
  const shares = sharesOf(draftOf(rights(null), hall), columnsOf(hall))
  expect(shares.map(({ areas }) => areas)).toEqual([
    [{ areaId: 'floor', places: 12 }],
    [{ areaId: 'floor', places: 12 }],
  ])
})
