import {
  APIError,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type PayloadRequest,
  type Where,
} from 'payload'

import { hasRole } from '../access/hasRole.ts'

type Change = { _status?: unknown; deletedAt?: unknown }

const neverPublished: Where = {
  and: [{ _status: { equals: 'draft' } }, { publishedAt: { exists: false } }],
}

/**
 * Makes every save of a contributor a draft, so that what is published stays as it is until an
 * editor publishes, and refuses what only an editor may do. Which documents they may save at all is
 * decided by the access rules.
 */
export const keepContributorsToDrafts: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || !hasRole(req.user, 'contributor')) return
  if (operation === 'restoreVersion') {
    if (!args.draft) {
      throw new APIError('Contributors restore an earlier version as a draft only.', 403)
    }
    return
  }
  if (operation !== 'create' && operation !== 'update') return

  const { deletedAt, ...change } = args.data as Change
  if (change._status === 'published') {
    throw new APIError('Contributors cannot publish. Ask the editors for a review instead.', 403)
  }
  const draft = {
    data: { ...change, _status: 'draft' },
    draft: true,
    publishAllLocales: undefined,
    publishSpecificLocale: undefined,
    unpublishAllLocales: undefined,
  }
  if (operation === 'create') {
    const { duplicateFromID } = args as { duplicateFromID?: string }
    if (duplicateFromID !== undefined) {
      await refuseCopyOfOthers(req, collection.slug, duplicateFromID)
    }
    Object.assign(args, draft)
    return
  }
  const { id, where = {} } = args as { id?: string; where?: Where }
  const target = id === undefined ? undefined : { id: { equals: id } }
  if (deletedAt === undefined || (deletedAt === null && !target && !args.trash)) {
    Object.assign(args, draft)
    return
  }

  // Drafts cannot be trashed: the trash is a change of the document itself, so of nothing else.
  const trash = { data: { deletedAt, _status: 'draft' }, draft: false }
  if (!target) {
    Object.assign(args, trash, { where: { and: [where, neverPublished] } })
    return
  }
  const trashed: Where = { deletedAt: { exists: deletedAt === null } }
  if (await exists(req, collection.slug, { and: [target, neverPublished, trashed] })) {
    Object.assign(args, trash)
    return
  }
  // Forms send the field with every save, empty.
  if (deletedAt !== null) {
    throw new APIError(
      'Contributors can put only drafts that were never published into the trash.',
      403,
    )
  }
  Object.assign(args, draft)
}

async function refuseCopyOfOthers(
  req: PayloadRequest,
  collection: CollectionSlug,
  source: string,
): Promise<void> {
  const own: Where = { id: { equals: source }, createdBy: { equals: req.user?.id } }
  // A copy holds the private fields too, and would belong to whoever made it.
  if (!(await exists(req, collection, own))) {
    throw new APIError('Contributors can copy only documents of their own.', 403)
  }
}

async function exists(
  req: PayloadRequest,
  collection: CollectionSlug,
  where: Where,
): Promise<boolean> {
  return Boolean(await req.payload.db.findOne({ collection, req, where }))
}
