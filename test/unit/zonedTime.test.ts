import { describe, expect, test } from 'vitest'

import {
  formatZoned,
  isLocalTime,
  isTimeZone,
  toInstant,
  toLocal,
} from '../../src/lib/zonedTime.ts'

describe('toInstant', () => {
  test.each([
    ['2026-01-15T10:00', 'Europe/London', '2026-01-15T10:00:00.000Z'],
    ['2026-06-06T17:00', 'Europe/London', '2026-06-06T16:00:00.000Z'],
    ['2026-06-06T17:00:30', 'Europe/London', '2026-06-06T16:00:30.000Z'],
    ['2026-06-06', 'Europe/London', '2026-06-05T23:00:00.000Z'],
    ['2026-06-06T17:00', 'Asia/Kolkata', '2026-06-06T11:30:00.000Z'],
    ['2026-06-06T17:00', 'Pacific/Auckland', '2026-06-06T05:00:00.000Z'],
    ['2026-06-06T17:00', 'America/St_Johns', '2026-06-06T19:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(toInstant(local, zone)).toBe(instant)
  })

  test('an hour that spring skips moves forward by the gap', () => {
    expect(toInstant('2026-03-29T00:59', 'Europe/London')).toBe('2026-03-29T00:59:00.000Z')
    expect(toInstant('2026-03-29T01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z')
    expect(toLocal('2026-03-29T01:30:00.000Z', 'Europe/London')).toBe('2026-03-29T02:30')
    expect(toInstant('2026-03-29T02:00', 'Europe/London')).toBe('2026-03-29T01:00:00.000Z')
    expect(toInstant('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z')
  })

  test('of an hour that autumn repeats the first is taken', () => {
    expect(toInstant('2026-10-25T01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z')
    expect(toInstant('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
    expect(toInstant('2026-04-05T01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z')
  })

  test('a day that a zone left out moves forward by a day', () => {
    expect(toLocal(toInstant('2011-12-30T12:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe(
      '2011-12-31T12:00',
    )
  })

  test.each(['2026-02-30T10:00', '2026-01-01T25:00', 'tomorrow', '2026-01-01T10:00Z', ''])(
    'refuses %j',
    (local) => {
      expect(() => toInstant(local, 'Europe/London')).toThrow(RangeError)
    },
  )
})

test('toLocal reads back what toInstant took, before and after a change of clocks', () => {
  expect(toLocal('2026-06-06T16:00:00.000Z', 'Europe/London')).toBe('2026-06-06T17:00')
  expect(toLocal('2026-10-25T01:30:00.000Z', 'Europe/London')).toBe('2026-10-25T01:30')
  expect(toLocal('2026-01-01T00:00:00.000Z', 'America/New_York')).toBe('2025-12-31T19:00')
})

test('formatZoned names the day, the hour and the zone', () => {
  expect(formatZoned('2026-06-06T16:00:00.000Z', 'Europe/London')).toBe('6 June 2026, 17:00 BST')
  expect(formatZoned('2026-12-01T09:05:00.000Z', 'Europe/London')).toBe(
    '1 December 2026, 09:05 GMT',
  )
  expect(formatZoned('2026-06-06T18:30:00.000Z', 'Asia/Kolkata')).toMatch(/^7 June 2026, 00:00 /)
})

test('isTimeZone knows the names of the IANA database, odd ones too', () => {
  for (const zone of ['Europe/London', 'UTC', 'Asia/Kolkata', 'US/Pacific', 'Etc/GMT+5']) {
    expect(isTimeZone(zone), zone).toBe(true)
  }
  for (const value of ['Mars/Olympus', '+01:00', 'BST', '', ' ', 7, null, undefined]) {
    expect(isTimeZone(value), String(value)).toBe(false)
  }
})

test('isLocalTime tells a wall clock from an instant', () => {
  expect(isLocalTime('2026-03-29T10:00')).toBe(true)
  expect(isLocalTime('2026-03-29')).toBe(true)
  expect(isLocalTime('2026-03-29T10:00:00.000Z')).toBe(false)
  expect(isLocalTime('2026-03-29T10:00+01:00')).toBe(false)
})
