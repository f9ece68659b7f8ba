import { z } from 'zod'

import { consentedCollections } from '../consentedCollections.ts'

/** What a mail to staff says, kept with it: unlike one to the public it is not made anew. */
export const noticeSchema = z.object({
  subject: z.string(),
  text: z.string(),
  /** A document whose places of use are looked for when the mail is sent, which takes long, and listed. */
  usesOf: z.object({ collection: z.enum(consentedCollections), id: z.string() }).optional(),
})

export type Notice = z.infer<typeof noticeSchema>
