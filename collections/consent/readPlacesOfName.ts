import type { PayloadHandler } from 'payload'

import { peopleSlug } from '../slugs.ts'
import { idForEditors } from './idForEditors.ts'
import { placesOfName } from './placesOfName.ts'

/** Answers editors and admins where the name that a person hides is still written. */
export const readPlacesOfName: PayloadHandler = async (req) => {
  const id = await idForEditors(req, peopleSlug)
  return Response.json({ places: await placesOfName(req.payload, id) })
}
