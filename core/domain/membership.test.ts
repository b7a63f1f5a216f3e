import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsOn, isPossibleStart, membershipEnd, membershipStart } from '#core/domain/membership.ts'

const own = (fromDay: string, untilDay: string, typeCode = 'friend') => ({
  typeCode,
  name: 'Friend',
  fromDay,
  untilDay,
})

describe('SR11 memberships', () => {
  it.each([
    ['2026-11-27', 12, '2027-11-26'],
    ['2026-01-01', 1, '2026-01-31'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-01', 12, '2027-02-28'],
  ])('one from %s for %i months ends with %s', (fromDay, months, untilDay) => {
    expect(membershipEnd(fromDay, months)).toBe(untilDay)
  })

  it('renewed begins the day after the last of its type, and today where it is over', () => {
    const held = [
      own('2026-01-01', '2026-12-31'),
      own('2027-01-01', '2027-12-31'),
      own('2026-06-01', '2029-05-31', 'patron'),
    ]
    expect(membershipStart(held, 'friend', '2026-11-27')).toBe('2028-01-01')
    expect(membershipStart([own('2025-01-01', '2025-12-31')], 'friend', '2026-11-27')).toBe('2026-11-27')
    expect(membershipStart([], 'friend', '2026-11-27')).toBe('2026-11-27')
  })

  it('twelve renewals of a month leave no day without a membership, and none with two', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 24 }), (date, months) => {
        const first = date.toISOString().slice(0, 10)
        const untilDay = membershipEnd(first, months)
        expect(untilDay >= first).toBe(true)
        const next = membershipStart([own(first, untilDay)], 'friend', first)
        expect(Date.parse(next) - Date.parse(untilDay)).toBe(86_400_000)
        expect([holdsOn(own(first, untilDay), next), holdsOn(own(first, untilDay), untilDay)]).toEqual([false, true])
      }),
    )
  })

  it('a first day far away is taken for a slip', () => {
    expect(isPossibleStart('2026-12-24', '2026-11-27')).toBe(true)
    expect(isPossibleStart('2062-12-24', '2026-11-27')).toBe(false)
    expect(isPossibleStart('2016-12-24', '2026-11-27')).toBe(false)
  })
})
