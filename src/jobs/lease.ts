import type { Where } from 'payload'

/** How long a job is left to whoever took it up and has not put that off since, in milliseconds. */
export const leaseMs = 30_000
/** No lease is that far away, unless the clock was set back. */
const absurdMs = 10 * 60_000
/** What was marked by a version without leases is left alone for as long. */
const unleasedMs = 5 * 60_000

const at = (instant: number) => new Date(instant).toISOString()

/** The jobs that are to be done and that nobody is at. @param now milliseconds since 1970 */
export const dueJobs = (now: number): Where => ({
  and: [
    { completedAt: { exists: false } },
    { hasError: { not_equals: true } },
    { or: [{ waitUntil: { exists: false } }, { waitUntil: { less_than_equal: at(now) } }] },
    {
      or: [
        { leaseUntil: { less_than_equal: at(now) } },
        { leaseUntil: { greater_than: at(now + absurdMs) } },
        {
          and: [
            { leaseUntil: { exists: false } },
            {
              or: [
                { processing: { not_equals: true } },
                { updatedAt: { less_than: at(now - unleasedMs) } },
              ],
            },
          ],
        },
      ],
    },
  ],
})

/** A job while it is in some hands, or in nobody's. */
export const holds = ({ holder, id }: { holder?: string | null; id: string }): Where => ({
  and: [
    { id: { equals: id } },
    holder ? { leaseHolder: { equals: holder } } : { leaseHolder: { exists: false } },
  ],
})
