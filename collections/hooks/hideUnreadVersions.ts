import { NotFound, type CollectionBeforeOperationHook } from 'payload'

/**
 * Looks for the version that is to be restored among those that whoever asks may read. Payload looks
 * among all, and so tells by its refusal whether there is one.
 */
export const hideUnreadVersions: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess || operation !== 'restoreVersion') return
  const { totalDocs } = await req.payload.countVersions({
    collection: collection.slug,
    where: { id: { equals: args.id } },
    overrideAccess: false,
    req,
  })
  if (totalDocs === 0) throw new NotFound(req.t)
}
