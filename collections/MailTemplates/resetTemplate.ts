import { APIError, Forbidden, type PayloadHandler } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'
import { mailTemplatesSlug } from '../slugs.ts'
import { defaultTemplates } from './defaultTemplates.ts'

/** Puts our own words back into a template. */
export const resetTemplate: PayloadHandler = async (req) => {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
  const id = String(req.routeParams?.id)
  const found = { collection: mailTemplatesSlug, id, depth: 0, overrideAccess: false, req } as const
  const template = await req.payload.findByID({ ...found, disableErrors: true })
  if (!template) throw new APIError('There is no such template.', 404)
  const data = defaultTemplates[template.kind]
  return Response.json({ doc: await req.payload.update({ ...found, data }) })
}
