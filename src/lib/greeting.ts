import { toLocal } from './zonedTime.ts'

/** "Good morning", "Good afternoon" or "Good evening", by the clock in `timeZone`. */
export function greeting(now: Date, timeZone: string): string {
  const hour = Number(toLocal(now.toISOString(), timeZone).slice(11, 13))
  if (hour >= 5 && hour < 12) return 'Good morning'
  if (hour >= 12 && hour < 18) return 'Good afternoon'
  return 'Good evening'
}
