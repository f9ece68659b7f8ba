import { APIError, type CollectionSlug, Forbidden, type PayloadRequest } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'

/**
 * The id that a route names, where editors and admins ask.
 * @throws APIError 404 where there is no such document, in the trash neither
 */
export async function idForEditors(req: PayloadRequest, slug: string): Promise<string> {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
  const id = String(req.routeParams?.id)
  const { totalDocs } = await req.payload.count({
    collection: slug as CollectionSlug,
    req,
    trash: true,
    where: { id: { equals: id } },
  })
  if (totalDocs === 0) throw new APIError('There is no such document.', 404)
  return id
}
