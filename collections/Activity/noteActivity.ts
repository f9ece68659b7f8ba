import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import type { Activity } from '../../src/lib/payload-types.ts'
import { activitySlug } from '../slugs.ts'
import type { Action } from './actions.ts'
import { whoDid } from './whoDid.ts'

declare module 'payload' {
  interface RequestContext {
    /** Set while somebody is erased: what is noted of it must not name them again. */
    erasing?: boolean
  }
}

type Details = Partial<
  Pick<Activity, 'changedFields' | 'documentId' | 'documentTitle' | 'network'>
> & { documentCollection?: string }

/** Notes what a request did, in its transaction: one insert, and nothing is read. */
export async function noteActivity(
  req: PayloadRequest,
  action: Action,
  details: Details,
): Promise<void> {
  await req.payload.db.create({
    collection: activitySlug,
    data: {
      id: uuidv7(),
      action,
      ...whoDid(req),
      ...details,
      ...(req.context.erasing && { documentTitle: null }),
    },
    req,
    returning: false,
  })
}
