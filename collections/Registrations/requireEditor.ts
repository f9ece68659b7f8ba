import { Forbidden, type PayloadRequest } from 'payload'

import { editorOrAdmin } from '../access/editorOrAdmin.ts'

/** @throws Forbidden (403) unless an editor or an admin asks */
export function requireEditor(req: PayloadRequest): void {
  if (!editorOrAdmin({ req })) throw new Forbidden(req.t)
}
