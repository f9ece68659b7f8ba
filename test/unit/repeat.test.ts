import { expect, test } from 'vitest'

import { expandRule } from '../../src/lib/repeat/expandRule.ts'
import { moveTimes } from '../../src/lib/repeat/moveTimes.ts'
import { readRule } from '../../src/lib/repeat/readRule.ts'
import { ruleChoices } from '../../src/lib/repeat/ruleChoices.ts'
import { toInstant } from '../../src/lib/zonedTime.ts'

const london = 'Europe/London'

const expand = (rule: string, start: string, except: string[] = [], timeZone = london) =>
  expandRule({
    rule: readRule(rule, timeZone),
    startsAt: toInstant(start, timeZone),
    timeZone,
    except,
    limit: 60,
  })

const days = (rule: string, start: string, except?: string[]) =>
  expand(rule, start, except).map((time) => time.slice(0, 10))

test.each([
  [
    'the first Tuesday',
    'FREQ=MONTHLY;BYDAY=1TU;COUNT=4',
    ['2027-03-02', '2027-04-06', '2027-05-04', '2027-06-01'],
  ],
  [
    'the last Friday',
    'RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3',
    ['2027-03-26', '2027-04-30', '2027-05-28'],
  ],
  [
    'a fifth Tuesday, in months that have one',
    'FREQ=MONTHLY;BYDAY=5TU;COUNT=4',
    ['2027-03-30', '2027-06-29', '2027-08-31', '2027-11-30'],
  ],
  [
    'the 31st, in months that have one',
    'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4',
    ['2027-01-31', '2027-03-31', '2027-05-31', '2027-07-31'],
  ],
  [
    'the last day of the month',
    'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
    ['2027-01-31', '2027-02-28', '2027-03-31'],
  ],
  [
    'every second week on two days',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4',
    ['2027-03-01', '2027-03-03', '2027-03-15', '2027-03-17'],
  ],
  [
    'the 29th of February, in years that have one',
    'FREQ=YEARLY;COUNT=3',
    ['2028-02-29', '2032-02-29', '2036-02-29'],
  ],
  [
    'the last weekday of the month',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
    ['2027-03-31', '2027-04-30', '2027-05-31'],
  ],
])('%s', (_, rule, expected) => {
  expect(days(rule, `${expected[0]}T17:00`)).toEqual(expected)
})

test.each([
  ['UNTIL=20270316', ['2027-03-02', '2027-03-09', '2027-03-16']],
  ['UNTIL=20270316T170000', ['2027-03-02', '2027-03-09', '2027-03-16']],
  ['UNTIL=20270316T165900', ['2027-03-02', '2027-03-09']],
  ['UNTIL=20270316T170000Z', ['2027-03-02', '2027-03-09', '2027-03-16']],
  ['UNTIL=20270301', []],
])('the last day counts by the clocks of the event: %s', (until, expected) => {
  expect(days(`FREQ=WEEKLY;${until}`, '2027-03-02T17:00')).toEqual(expected)
})

test('the last moment at UTC is read in the zone of the event', () => {
  const until = 'FREQ=WEEKLY;UNTIL=20270608T160000Z'
  expect(days(until, '2027-06-01T17:00')).toEqual(['2027-06-01', '2027-06-08'])
})

test('exceptions count among the number, and need not fit', () => {
  expect(days('FREQ=WEEKLY;COUNT=4', '2027-03-02T17:00', ['2027-03-09', '2027-03-10'])).toEqual([
    '2027-03-02',
    '2027-03-16',
    '2027-03-23',
  ])
})

test('the event itself is the first, where the rule does not fit it too', () => {
  expect(days('FREQ=MONTHLY;BYDAY=1TU;COUNT=3', '2027-03-03T17:00')).toEqual([
    '2027-03-03',
    '2027-04-06',
    '2027-05-04',
  ])
})

test('one more than the limit is given, and no further', () => {
  expect(expand('FREQ=DAILY;COUNT=9999', '2027-03-02T17:00')).toHaveLength(61)
})

test.each(['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=7;BYDAY=WE'])(
  'a rule that no day fits ends all the same: %s',
  (rule) => {
    expect(days(`${rule};COUNT=3`, '2027-03-02T17:00')).toEqual(['2027-03-02'])
  },
)

test.each([
  ['FREQ=HOURLY;COUNT=2', 'FREQ'],
  ['FREQ=WEEKLY', 'until when'],
  ['FREQ=WEEKLY;COUNT=2;UNTIL=20270101', 'not both'],
  ['COUNT=2', 'how often'],
  ['FREQ=WEEKLY;COUNT=0', 'COUNT'],
  ['FREQ=WEEKLY;COUNT=2;COUNT=3', 'twice'],
  ['FREQ=WEEKLY;BYDAY=1TU;COUNT=2', 'numbered weekday'],
  ['FREQ=WEEKLY;BYMONTHDAY=3;COUNT=2', 'weekly'],
  ['FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2', 'BYMONTHDAY'],
  ['FREQ=MONTHLY;BYSETPOS=1;COUNT=2', 'BYSETPOS'],
  ['FREQ=WEEKLY;UNTIL=20270230', 'UNTIL'],
  ['FREQ=WEEKLY;BYHOUR=3;COUNT=2', 'BYHOUR'],
  ['every week', 'EVERY WEEK'],
  ['', 'no part'],
])('says what is wrong with “%s”', (rule, words) => {
  expect(() => readRule(rule, london)).toThrow(words)
})

const instants = (rule: string, start: string) =>
  expand(rule, start).map((time) => toInstant(time, london))

test('the hour on the clock stays when the clocks go forward and back', () => {
  expect(instants('FREQ=WEEKLY;COUNT=3', '2027-03-21T17:00')).toEqual([
    '2027-03-21T17:00:00.000Z',
    '2027-03-28T16:00:00.000Z',
    '2027-04-04T16:00:00.000Z',
  ])
  expect(instants('FREQ=WEEKLY;COUNT=3', '2027-10-24T17:00')).toEqual([
    '2027-10-24T16:00:00.000Z',
    '2027-10-31T17:00:00.000Z',
    '2027-11-07T17:00:00.000Z',
  ])
})

test('an hour that the clocks skip moves forward that once, one that comes twice is the first', () => {
  expect(instants('FREQ=WEEKLY;COUNT=3', '2027-03-21T01:30')).toEqual([
    '2027-03-21T01:30:00.000Z',
    '2027-03-28T01:30:00.000Z',
    '2027-04-04T00:30:00.000Z',
  ])
  expect(instants('FREQ=WEEKLY;COUNT=2', '2027-10-24T01:30')[1]).toBe('2027-10-31T00:30:00.000Z')
})

test('end and sign-up move with the start, each at its own hour', () => {
  const times = {
    startsAt: '2027-03-22T17:00:00.000Z',
    endsAt: '2027-03-22T18:30:00.000Z',
    opensAt: '2027-03-01T09:00:00.000Z',
    closesAt: '2027-03-21T23:59:00.000Z',
  }
  expect(moveTimes(times, '2027-03-29T18:00', london)).toEqual({
    startsAt: '2027-03-29T17:00:00.000Z',
    endsAt: '2027-03-29T17:30:00.000Z',
    opensAt: '2027-03-08T09:00:00.000Z',
    closesAt: '2027-03-28T22:59:00.000Z',
  })
})

test('a meeting in the skipped hour lasts as long as ever', () => {
  const times = { startsAt: '2027-03-21T01:30:00.000Z', endsAt: '2027-03-21T02:00:00.000Z' }
  expect(moveTimes(times, '2027-03-28T01:30', london)).toMatchObject({
    startsAt: '2027-03-28T01:30:00.000Z',
    endsAt: '2027-03-28T02:00:00.000Z',
  })
})

test('offers the ways to repeat that the date suggests, in words', () => {
  expect(ruleChoices('2027-03-02T17:00')).toEqual([
    { label: 'Every week on Tuesday', rule: 'FREQ=WEEKLY;BYDAY=TU' },
    { label: 'Every month on the first Tuesday', rule: 'FREQ=MONTHLY;BYDAY=1TU' },
    { label: 'Every month on the 2nd', rule: 'FREQ=MONTHLY;BYMONTHDAY=2' },
    { label: 'Every year on 2 March', rule: 'FREQ=YEARLY' },
  ])
  expect(ruleChoices('2027-03-31', 2).map(({ label }) => label)).toEqual([
    'Every 2 weeks on Wednesday',
    'Every 2 months on the fifth Wednesday',
    'Every 2 months on the last Wednesday',
    'Every 2 months on the 31st',
    'Every 2 months on the last day',
    'Every 2 years on 31 March',
  ])
  expect(ruleChoices('2027-03-31', 2)[2]?.rule).toBe('FREQ=MONTHLY;INTERVAL=2;BYDAY=-1WE')
})
