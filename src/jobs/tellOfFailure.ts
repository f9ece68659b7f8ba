import { createLocalReq, type Payload, type Where } from 'payload'

import { documentTitle } from '../../collections/documentTitle.ts'
import { inTransaction } from '../../collections/inTransaction.ts'
import type { Notice } from '../../collections/Mails/notice.ts'
import { queueNotice } from '../../collections/Mails/queueNotice.ts'
import { usersSlug } from '../../collections/slugs.ts'
import { adminUrl } from '../lib/adminUrl.ts'
import type { PayloadJob } from '../lib/payload-types.ts'
import { type Scheduled, scheduledSchema } from './scheduled.ts'

/** Queues the mail that something was not published at its time, once for each time that staff have it tried. */
export async function tellOfFailure(
  payload: Payload,
  { id, input, triedAgainAt }: Pick<PayloadJob, 'id' | 'triedAgainAt'> & { input?: unknown },
  reason: string,
): Promise<void> {
  const { data: scheduled } = scheduledSchema.safeParse(input)
  if (!scheduled) return
  const req = await createLocalReq({}, payload)
  const who = await whomToTell(payload, scheduled.user?.value)
  const notice = await describe(payload, scheduled, reason)
  await inTransaction(req, () =>
    queueNotice(req, who, {
      key: `not-published:${id}:${triedAgainAt ?? ''}`,
      kind: 'not-published',
      notice,
    }),
  )
}

async function describe(
  payload: Payload,
  { doc: { relationTo, value }, type }: Scheduled,
  reason: string,
): Promise<Notice> {
  const { admin } = payload.collections[relationTo].config
  const titleField = admin.useAsTitle ?? 'id'
  const doc = await payload.findByID({
    collection: relationTo,
    id: value,
    depth: 0,
    disableErrors: true,
    draft: true,
    select: { [titleField]: true },
    trash: true,
  })
  const title = documentTitle(doc && Reflect.get(doc, titleField))
  const [subject, fault] =
    type === 'unpublish'
      ? ['Not taken off the site', 'was to be taken off the site at this time, and was not']
      : ['Not published', 'was to be published at this time, and was not']
  const text = [
    `“${title}” ${fault}, because:`,
    reason,
    adminUrl(payload, `/collections/${relationTo}/${value}`),
    'It is as it was. Please put this right, and publish it or set a new time.',
  ].join('\n\n')
  return { subject: `${subject}: ${title}`, text: `${text}\n` }
}

/** Whoever scheduled it while they may publish, else everybody who may. */
async function whomToTell(payload: Payload, id: string | undefined): Promise<Where> {
  const editors: Where = { role: { in: ['editor', 'admin'] } }
  const scheduler: Where = { and: [{ id: { equals: id ?? '' } }, editors] }
  const { totalDocs } = await payload.count({ collection: usersSlug, where: scheduler })
  return totalDocs > 0 ? scheduler : editors
}
