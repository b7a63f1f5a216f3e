import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StaffId } from '#core/domain/ids.ts'
import { loadDrafts, type SaveDraft, setDraft, unloadDrafts, useDrafts, writeUnwritten } from './drafts.ts'

const anne = '01940000-0000-7000-8000-000000000001' as StaffId
const bo = '01940000-0000-7000-8000-000000000002' as StaffId

/** A disk at the other end of the wire; while it is away every write fails. */
function makeDisk() {
  const kept = new Map<string, string>()
  const disk = {
    isAway: false,
    kept,
    save: (async (key, body) => {
      if (disk.isAway) throw new Error('away')
      if (body === null) kept.delete(key)
      else kept.set(key, body)
    }) satisfies SaveDraft,
    all: () => [...kept].map(([key, body]) => ({ key, body })),
  }
  return disk
}
const onScreen = () => Object.fromEntries(useDrafts.getState().bodies)

beforeEach(() => void vi.useFakeTimers())
afterEach(async () => {
  await unloadDrafts()
  vi.useRealTimers()
})

test('a draft is on the screen at once and on the disk after a short pause, written once however fast one types', async () => {
  const disk = makeDisk()
  const save = vi.fn(disk.save)
  loadDrafts(anne, [], save)
  for (const text of ['B', 'Be', 'Ber', 'Berg']) setDraft('contact:1', text)
  const before = [onScreen(), disk.kept.size]
  await vi.advanceTimersByTimeAsync(400)
  expect([before, disk.all(), save.mock.calls.length]).toEqual([
    [{ 'contact:1': 'Berg' }, 0],
    [{ key: 'contact:1', body: '"Berg"' }],
    1,
  ])
})

test('signing out writes what waits and takes everything off the screen', async () => {
  const disk = makeDisk()
  loadDrafts(anne, [{ key: 'cart:1', body: '{"lines":[]}' }], disk.save)
  setDraft('contact:1', 'Berg')
  const leaving = unloadDrafts()
  const during = onScreen()
  await leaving
  expect([during, disk.all()]).toEqual([{}, [{ key: 'contact:1', body: '"Berg"' }]])
})

test('what the disk did not take is there again for the same clerk, and only for that one', async () => {
  const disk = makeDisk()
  loadDrafts(anne, [], disk.save)
  disk.isAway = true
  setDraft('contact:1', 'Berg')
  await unloadDrafts()
  disk.isAway = false
  loadDrafts(bo, disk.all(), disk.save)
  const ofBo = onScreen()
  await unloadDrafts()
  loadDrafts(anne, disk.all(), disk.save)
  const ofAnne = onScreen()
  await vi.advanceTimersByTimeAsync(400)
  expect([ofBo, ofAnne, disk.all()]).toEqual([{}, { 'contact:1': 'Berg' }, [{ key: 'contact:1', body: '"Berg"' }]])
})

test('what the disk did not take is written when it is back', async () => {
  const disk = makeDisk()
  loadDrafts(anne, [], disk.save)
  disk.isAway = true
  setDraft('contact:1', 'Berg')
  await vi.advanceTimersByTimeAsync(400)
  disk.isAway = false
  await writeUnwritten()
  expect(disk.all()).toEqual([{ key: 'contact:1', body: '"Berg"' }])
})

test('removing a draft removes it from the disk', async () => {
  const disk = makeDisk()
  disk.kept.set('cart:1', '{}')
  loadDrafts(anne, disk.all(), disk.save)
  setDraft('cart:1', undefined)
  await vi.advanceTimersByTimeAsync(400)
  expect([onScreen(), disk.all()]).toEqual([{}, []])
})
