import type { Access, Where } from 'payload'

import { redirectsSlug } from '../slugs.ts'
import { hasRole } from './hasRole.ts'
import { idOf } from './idOf.ts'
import { readableAmong } from './readableAmong.ts'

/**
 * Reading of redirects: editors and admins read all, everybody else those to a plain address and to
 * documents that they may read. The old address of a hidden document tells its title.
 */
export const toReadableOrEditor: Access = async ({ req }) => {
  if (hasRole(req.user, 'admin', 'editor')) return true
  const { docs: redirects } = await req.payload.find({
    collection: redirectsSlug,
    depth: 0,
    pagination: false,
    req,
    select: { to: true },
    where: { 'to.type': { equals: 'reference' } },
  })
  const targets = redirects.flatMap(({ to }) => to?.reference ?? [])
  const readable = await readableAmong(targets, req)
  const leading = redirects.filter(({ to }) => readable.has(idOf(to?.reference?.value)))
  const elsewhere: Where = { 'to.type': { equals: 'custom' } }
  return { or: [elsewhere, { id: { in: leading.map(({ id }) => id) } }] }
}
