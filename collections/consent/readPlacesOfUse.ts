import { APIError, Forbidden, type CollectionSlug, type PayloadHandler } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { placesOfUse } from './placesOfUse.ts'

/** Answers editors and admins where a document is used. */
export const readPlacesOfUse =
  (slug: string): PayloadHandler =>
  async (req) => {
    if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
    const collection = slug as CollectionSlug
    const id = String(req.routeParams?.id)
    const { totalDocs } = await req.payload.count({
      collection,
      req,
      trash: true,
      where: { id: { equals: id } },
    })
    if (totalDocs === 0) throw new APIError('There is no such document.', 404)
    return Response.json({ places: await placesOfUse(req.payload, collection, id) })
  }
