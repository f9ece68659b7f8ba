import { mailKinds, noticeKinds } from '../../../../../collections/Mails/mailKinds.ts'
import { workCollections } from '../../../../../collections/queuedWork.ts'
import { scheduledSchema } from '../../../../jobs/scheduled.ts'
import { listWork } from '../../../../work/listWork.ts'
import type { Work } from '../../../../work/work.ts'
import { isDraftCollection } from './draftCollections.ts'
import { toEntry } from './entry.ts'
import type { Viewer } from './viewer.ts'

export type FailedWork = {
  id: string
  title: string
  /** Where the document, the mail or the delivery is seen; nothing where it is gone. */
  href: string | null
  /** What was to be done. */
  what: string
  why: string
  /** What somebody may do about it. */
  advice: string
}

const shown = 8

/** What the server tried and has given up, the newest first. For admins: they may read all queues. */
export async function findFailedWork(viewer: Viewer): Promise<FailedWork[]> {
  const failed = await listWork(viewer.payload, { status: 'failed', limit: shown })
  return Promise.all(failed.slice(0, shown).map((work) => describe(viewer, work)))
}

async function describe(viewer: Viewer, work: Work): Promise<FailedWork> {
  const { error, id, kind } = work
  const failed = { id, why: error ?? 'The reason was not kept.' }
  if (kind === 'job') return { ...failed, ...(await describePublication(viewer, work)) }
  const href = `/admin/collections/${workCollections[kind]}/${id}`
  const about = work.about
  return kind === 'mail'
    ? {
        ...failed,
        href,
        title: `Mail to ${about.to ?? 'somebody'}`,
        what: kindOfMail(about.kind),
        advice:
          'Look whether the address is right. If it is, try again: the mail server may work by now.',
      }
    : {
        ...failed,
        href,
        title: `Webhook: ${about.type ?? 'an event'}`,
        what: 'News for another website',
        advice: 'Whoever runs that website can see whether it works again. Then try again.',
      }
}

const kindOfMail = (kind: string | undefined): string =>
  Object.entries({ ...mailKinds, ...noticeKinds }).find(([name]) => name === kind)?.[1] ?? 'A mail'

async function describePublication(
  viewer: Viewer,
  { about }: Work,
): Promise<Pick<FailedWork, 'advice' | 'href' | 'title' | 'what'>> {
  const { data: scheduled } = scheduledSchema.safeParse(about.input)
  const what =
    scheduled?.type === 'unpublish'
      ? 'Was to be taken off the site at a set time'
      : 'Was to be published at a set time'
  const slug = scheduled?.doc.relationTo
  const document =
    scheduled &&
    slug &&
    isDraftCollection(slug) &&
    (await viewer.payload.findByID({
      collection: slug,
      depth: 0,
      disableErrors: true,
      draft: true,
      id: scheduled.doc.value,
      overrideAccess: false,
      user: viewer.user,
    }))
  if (!document || !isDraftCollection(slug)) {
    return { href: null, title: 'A document that is gone', what, advice: 'Dismiss this.' }
  }
  const { href, title } = toEntry(viewer, slug, document)
  return {
    href,
    title,
    what,
    advice: 'Open it and put right what the reason says. Then try again, and it is done at once.',
  }
}
