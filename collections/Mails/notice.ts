import { z } from 'zod'

/** What a mail to staff says, kept with it: unlike one to the public it is never made anew. */
export const noticeSchema = z.object({ subject: z.string(), text: z.string() })

export type Notice = z.infer<typeof noticeSchema>
