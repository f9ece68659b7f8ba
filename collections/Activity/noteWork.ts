import type { PayloadRequest } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'
import { documentTitle } from '../documentTitle.ts'
import { previewed } from '../previewed.ts'
import { mailKinds, noticeKinds } from '../Mails/mailKinds.ts'
import { workCollections, type WorkKind } from '../queuedWork.ts'
import type { Action } from './actions.ts'
import { noteActivity } from './noteActivity.ts'

type Subject = {
  id: string
  kind: WorkKind
  /** The kind of a mail, the type of a delivery, the input of a job. */
  about: { input?: unknown; kind?: string; type?: string }
}

/** Notes what somebody did about work of the server’s own: by what it is, never by whom it is for. */
export const noteWork = async (
  req: PayloadRequest,
  action: Extract<Action, `work-${string}`>,
  { about, id, kind }: Subject,
): Promise<void> =>
  noteActivity(req, action, {
    documentCollection: workCollections[kind],
    documentId: id,
    documentTitle: await titleOfWork(req, about),
  })

const mailWords: Record<string, string> = { ...mailKinds, ...noticeKinds }

async function titleOfWork(
  req: PayloadRequest,
  { input, kind, type }: Subject['about'],
): Promise<string> {
  if (kind) return mailWords[kind] ?? kind
  if (type) return type
  if (!isRecord(input) || !isRecord(input.doc)) return documentTitle(undefined)
  const { relationTo, value } = input.doc
  const collection = previewed.find((slug) => slug === relationTo)
  if (!collection || typeof value !== 'string') return documentTitle(undefined)
  const titleField = req.payload.collections[collection].config.admin.useAsTitle ?? 'id'
  const doc = await req.payload.findByID({
    collection,
    id: value,
    depth: 0,
    disableErrors: true,
    draft: true,
    req,
    select: { [titleField]: true },
    trash: true,
  })
  const what = input.type === 'unpublish' ? 'Taking off the site' : 'Publication'
  return documentTitle(`${what}: ${documentTitle(doc && Reflect.get(doc, titleField))}`)
}
