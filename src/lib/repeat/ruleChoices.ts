const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** A way to repeat: in words, and as the beginning of a rule of RFC 5545. */
export type RuleChoice = { label: string; rule: string }

/**
 * The ways in which people repeat a meeting, made from its date.
 * @param start `YYYY-MM-DD…` by the clocks of its zone
 * @param interval every so many weeks, months or years
 */
export function ruleChoices(start: string, interval = 1): RuleChoice[] {
  const date = new Date(`${start.slice(0, 10)}T00:00Z`)
  const weekday = weekdays[date.getUTCDay()] ?? ''
  const code = weekday.slice(0, 2).toUpperCase()
  const day = date.getUTCDate()
  const week = Math.ceil(day / 7)
  const daysInMonth = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0),
  ).getUTCDate()
  const isLastWeek = day > daysInMonth - 7
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(date)
  const every = (unit: string) => (interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`)
  const choice = (label: string, rule: string) => ({
    label,
    rule: interval === 1 ? rule : rule.replace(/^FREQ=\w+/, `$&;INTERVAL=${interval}`),
  })
  return [
    choice(`${every('week')} on ${weekday}`, `FREQ=WEEKLY;BYDAY=${code}`),
    choice(
      `${every('month')} on the ${ordinals[week - 1]} ${weekday}`,
      `FREQ=MONTHLY;BYDAY=${week}${code}`,
    ),
    ...(isLastWeek
      ? [choice(`${every('month')} on the last ${weekday}`, `FREQ=MONTHLY;BYDAY=-1${code}`)]
      : []),
    choice(`${every('month')} on the ${ordinal(day)}`, `FREQ=MONTHLY;BYMONTHDAY=${day}`),
    ...(day === daysInMonth
      ? [choice(`${every('month')} on the last day`, 'FREQ=MONTHLY;BYMONTHDAY=-1')]
      : []),
    choice(`${every('year')} on ${day} ${month}`, 'FREQ=YEARLY'),
  ]
}

function ordinal(day: number): string {
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
  return `${day}${endings[new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(day)]}`
}
