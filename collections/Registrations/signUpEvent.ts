import type { PayloadRequest } from 'payload'

import type { Event } from '../../src/lib/payload-types.ts'
import { eventsSlug } from '../slugs.ts'

/** What a sign-up depends on of its event. */
export type SignUpEvent = Pick<
  Event,
  '_status' | 'deletedAt' | 'endsAt' | 'id' | 'signUp' | 'startsAt' | 'status'
>

/** The event as it stands beside its drafts, in the transaction of `req`, without its questions. */
export const findSignUpEvent = (req: PayloadRequest, id: string): Promise<SignUpEvent | null> =>
  req.payload.db.findOne<SignUpEvent>({
    collection: eventsSlug,
    where: { id: { equals: id } },
    select: {
      _status: true,
      deletedAt: true,
      endsAt: true,
      signUp: {
        capacity: true,
        closesAt: true,
        mode: true,
        opensAt: true,
        url: true,
        waitingList: true,
      },
      startsAt: true,
      status: true,
    },
    req,
  })
