import type { Payload, SanitizedConfig, TaskConfig, Where } from 'payload'
import { z } from 'zod'

import { documentTitle } from '../../collections/documentTitle.ts'
import { mailTo } from '../../collections/mailTo.ts'
import { previewed } from '../../collections/previewed.ts'
import { usersSlug } from '../../collections/slugs.ts'
import { adminUrl } from '../lib/adminUrl.ts'
import { reasonOfRefusal } from './reasonOfRefusal.ts'

type Task = TaskConfig<'schedulePublish'>
type Handler = Extract<Task['handler'], (...args: never) => unknown>

const reference = z.object({ relationTo: z.enum(previewed), value: z.string() })
const inputSchema = z.object({
  type: z.enum(['publish', 'unpublish']).nullish(),
  doc: reference,
  user: z.object({ value: z.string() }).nullish(),
})
type Scheduled = z.infer<typeof inputSchema>

/**
 * Has whoever scheduled a publication told by mail where it is refused, since nobody looks on when
 * its time comes. Payload adds its task to the built configuration only, and has no option for it.
 * The job ends as failed with the reason, and is not tried again: it would be refused again.
 */
export async function withToldRefusals(config: Promise<SanitizedConfig>): Promise<SanitizedConfig> {
  const built = await config
  for (const task of built.jobs.tasks ?? []) {
    const { handler } = task
    if (task.slug !== 'schedulePublish' || typeof handler !== 'function') continue
    task.handler = tellingOfRefusals(handler as Handler)
    task.retries = 0
  }
  return built
}

const tellingOfRefusals =
  (publish: Handler): Handler =>
  async (args) => {
    try {
      return await publish(args)
    } catch (error) {
      const { payload } = args.req
      const reason = reasonOfRefusal(error)
      const { data: scheduled } = inputSchema.safeParse(args.input)
      if (scheduled) {
        await tell(payload, scheduled, reason).catch((fault: unknown) => {
          payload.logger.error({ err: fault, msg: 'A mail about a publication could not be sent' })
        })
      }
      throw new Error(reason, { cause: error })
    }
  }

async function tell(
  payload: Payload,
  { doc: { relationTo, value }, type, user }: Scheduled,
  reason: string,
): Promise<void> {
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
  await mailTo(payload, await whomToTell(payload, user?.value), {
    subject: `${subject}: ${title}`,
    text: `${text}\n`,
  })
}

/** Whoever scheduled it while they may publish, else everybody who may. */
async function whomToTell(payload: Payload, id: string | undefined): Promise<Where> {
  const editors: Where = { role: { in: ['editor', 'admin'] } }
  const scheduler: Where = { and: [{ id: { equals: id ?? '' } }, editors] }
  const { totalDocs } = await payload.count({ collection: usersSlug, where: scheduler })
  return totalDocs > 0 ? scheduler : editors
}
