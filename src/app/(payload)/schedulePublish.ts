import { schedulePublishHandler } from '@payloadcms/ui/utilities/schedulePublishHandler'
import { Forbidden } from 'payload'

import { hasRole } from '../../../collections/access/hasRole.ts'

/**
 * Payload's own function lets whoever may open the panel schedule a publication, and cancel one of
 * anybody's; here only those who may publish can.
 */
export const schedulePublish: typeof schedulePublishHandler = (args) => {
  if (!hasRole(args.req.user, 'admin', 'editor')) throw new Forbidden(args.req.t)
  return schedulePublishHandler(args)
}
