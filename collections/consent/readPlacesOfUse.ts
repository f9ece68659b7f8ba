import type { CollectionSlug, PayloadHandler } from 'payload'

import { idForEditors } from './idForEditors.ts'
import { placesOfUse } from './placesOfUse.ts'

/** Answers editors and admins where a document is used. */
export const readPlacesOfUse =
  (slug: string): PayloadHandler =>
  async (req) => {
    const id = await idForEditors(req, slug)
    return Response.json({ places: await placesOfUse(req.payload, slug as CollectionSlug, id) })
  }
