import type { Access, Where } from 'payload'

import { hasRole } from './hasRole.ts'
import { idOf } from './idOf.ts'
import { readableAmong } from './readableAmong.ts'

/**
 * Reading of the panel's locks: editors and admins read all, contributors their own and those on
 * documents that they may read. Others would tell the ids of hidden documents.
 */
export const ownOrReadableLocksOrEditor: Access = async ({ req }) => {
  const { payload, user } = req
  if (hasRole(user, 'admin', 'editor')) return true
  if (user === null || !hasRole(user, 'contributor')) return false
  const { docs: locks } = await payload.find({
    collection: 'payload-locked-documents',
    depth: 0,
    pagination: false,
    req,
  })
  const readable = await readableAmong(
    locks.flatMap(({ document }) => document ?? []),
    req,
  )
  const onReadable = locks.filter(({ document }) => readable.has(idOf(document?.value)))
  const own: Where = { 'user.value': { equals: user.id } }
  return { or: [own, { id: { in: onReadable.map(({ id }) => id) } }] }
}
