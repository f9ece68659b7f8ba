import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  SanitizedCollectionConfig,
} from 'payload'

import { addressesBefore } from '../hooks/rememberAddress.ts'
import { liveDocument } from '../hooks/liveDocument.ts'
import { usersSlug } from '../slugs.ts'
import type { Action } from './actions.ts'
import { askedFor, type Asked } from './askedFor.ts'
import { changedFields } from './changedFields.ts'
import { foldAutosave } from './foldAutosave.ts'
import { noteActivity } from './noteActivity.ts'
import { titleOf } from './titleOf.ts'

declare module 'payload' {
  interface RequestContext {
    /** The documents that were public before this request unpublished them, under a newer draft. */
    publishedBefore?: Set<string>
  }
}

type Stored = Record<string, unknown> & { id: string }

/**
 * Finds out whether a document was public whose latest version is a draft, where that draft is now
 * to replace it: the only change of which the latest version does not tell.
 */
export const recallPublished: CollectionBeforeChangeHook<Stored> = async ({
  collection: { slug, versions },
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (!versions || operation === 'create' || !originalDoc) return
  const { _status, id } = originalDoc
  if (data._status !== 'draft' || _status !== 'draft' || askedFor(context, slug, id)?.isDraft)
    return
  const live: object | null =
    addressesBefore(context).get(id) ?? (await liveDocument(slug, id, req))
  if (live && '_status' in live && live._status === 'published') {
    context.publishedBefore ??= new Set()
    context.publishedBefore.add(id)
  }
}

/** Notes what was done to a document, in the transaction of the change. */
export const noteChange: CollectionAfterChangeHook<Stored> = async ({
  collection,
  context,
  data,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const { slug: documentCollection } = collection
  const { id: documentId } = doc
  const asked = askedFor(context, documentCollection, documentId)
  const wasPublished = context.publishedBefore?.delete(documentId) ?? false
  const now = data as Record<string, unknown>
  const change: Change = {
    isDraft: asked?.isDraft === true && now._status !== 'published',
    now,
    before: previousDoc ?? {},
    wasPublished,
  }
  const changed = operation === 'create' || asked?.isVersion ? [] : fieldsOf(collection, change)
  const about = {
    documentCollection,
    documentId,
    documentTitle: titleOf(collection, doc, now, previousDoc),
    ...(changed.length > 0 && { changedFields: changed.join(', ') }),
  }
  const done =
    operation === 'create' ? creation(now) : actionsOf(documentCollection, change, changed, asked)
  if (asked?.isAutosave && done.every((action) => action === 'changed')) {
    if (await foldAutosave(req, documentId, changed)) return
  }
  for (const action of done) await noteActivity(req, action, about)
}

type Change = {
  before: Record<string, unknown>
  now: Record<string, unknown>
  isDraft: boolean
  wasPublished: boolean
}

const fieldsOf = (collection: SanitizedCollectionConfig, { before, now }: Change): string[] =>
  changedFields(collection.flattenedFields, before, now)

const creation = ({ _status }: Record<string, unknown>): Action[] =>
  _status === 'published' ? ['created', 'published'] : ['created']

function actionsOf(
  slug: string,
  { before, isDraft, now, wasPublished }: Change,
  changed: string[],
  asked: Asked | undefined,
): Action[] {
  if (asked?.isVersion) return ['version-restored']
  if (now.deletedAt && !before.deletedAt) return ['trashed']
  const actions: Action[] = before.deletedAt && now.deletedAt === null ? ['restored'] : []
  if (now._status === 'published' && before._status !== 'published') actions.push('published')
  const ended = now._status === 'draft' && (wasPublished || before._status === 'published')
  if (ended && !isDraft) actions.push('unpublished')
  if (slug === usersSlug) {
    if (now.role !== undefined && now.role !== before.role) actions.push('role-changed')
    if (asked?.setsPassword) actions.push('password-changed')
    if (changed.length > 0) actions.push('changed')
  }
  return actions.length === 0 && changed.length > 0 ? ['changed'] : actions
}
