import { z } from 'zod'

import { previewed } from '../../collections/previewed.ts'
import { usersSlug } from '../../collections/slugs.ts'

/** What Payload's panel queues for a publication at a set time. */
export const scheduledSchema = z.object({
  type: z.enum(['publish', 'unpublish']).nullish(),
  doc: z.object({ relationTo: z.enum(previewed), value: z.string() }),
  user: z.object({ relationTo: z.literal(usersSlug), value: z.string() }).nullish(),
})

export type Scheduled = z.infer<typeof scheduledSchema>
