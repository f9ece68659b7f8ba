import { describe, expect, it } from 'vitest'

import { clockChange } from '../../src/lib/clockChange.ts'
import { greeting } from '../../src/lib/greeting.ts'
import { relativeDay } from '../../src/lib/relativeDay.ts'

describe('clockChange', () => {
  it.each([
    ['2026-03-29T01:30', 'Europe/London', 'skipped'],
    ['2026-10-25T01:30', 'Europe/London', 'repeated'],
    ['2026-10-25T00:30', 'Europe/London', undefined],
    ['2026-10-25T02:00', 'Europe/London', undefined],
    ['2026-06-06T17:00', 'Europe/London', undefined],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', 'repeated'],
    ['2026-10-04T02:10', 'Australia/Lord_Howe', 'skipped'],
    ['2026-10-25T01:30', 'UTC', undefined],
  ])('finds %s in %s %s', (local, timeZone, expected) => {
    expect(clockChange(local, timeZone)).toBe(expected)
  })

  it('refuses a date that does not exist', () => {
    expect(() => clockChange('2026-02-30T10:00', 'Europe/London')).toThrow(RangeError)
  })
})

describe('relativeDay', () => {
  const now = new Date('2026-06-06T22:30:00Z')

  it.each([
    ['2026-06-06T22:00:00Z', 'today'],
    ['2026-06-06T23:30:00Z', 'tomorrow'],
    ['2026-06-05T12:00:00Z', 'yesterday'],
    ['2026-06-09T12:00:00Z', 'in 3 days'],
    ['2026-06-27T12:00:00Z', 'in 3 weeks'],
    ['2026-05-16T12:00:00Z', '3 weeks ago'],
    ['2026-10-06T12:00:00Z', 'in 4 months'],
    ['2029-06-06T12:00:00Z', 'in 3 years'],
    ['2022-11-01T12:00:00Z', '3 years ago'],
  ])('says %s is %s, by the days of London', (instant, expected) => {
    expect(relativeDay(instant, 'Europe/London', now)).toBe(expected)
  })

  it('counts days where the event is', () => {
    expect(relativeDay('2026-06-06T23:30:00Z', 'Pacific/Auckland', now)).toBe('today')
  })
})

describe('greeting', () => {
  it.each([
    ['2026-06-06T04:30:00Z', 'Good morning'],
    ['2026-06-06T11:30:00Z', 'Good afternoon'],
    ['2026-06-06T17:30:00Z', 'Good evening'],
    ['2026-06-06T00:30:00Z', 'Good evening'],
    ['2026-12-06T11:30:00Z', 'Good morning'],
  ])('at %s in London says %s', (now, expected) => {
    expect(greeting(new Date(now), 'Europe/London')).toBe(expected)
  })
})
