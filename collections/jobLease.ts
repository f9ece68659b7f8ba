import type { Field } from 'payload'

const kept = { hidden: true, disableListColumn: true, disableListFilter: true } as const

/**
 * Who is at a job, on Payload's collection of them. Its own mark, `processing`, stays for ever where a
 * process dies, and two servers on MongoDB can set it for one job.
 */
export const jobLeaseFields: Field[] = [
  /** The run that is at it, by a name of its own. */
  { name: 'leaseHolder', type: 'text', admin: kept },
  /** Until when nobody else takes it up, unless that is put off. */
  { name: 'leaseUntil', type: 'date', index: true, admin: kept },
  /** How often it was given up in the middle: its process died, or it never came to an end. */
  { name: 'deaths', type: 'number', defaultValue: 0, admin: kept },
  /** When staff had it tried again last: whoever is told of a failure is told of each such round. */
  { name: 'triedAgainAt', type: 'date', admin: kept },
]
