import type { Payload, TypedUser } from 'payload'

import { previewLinksSlug, usersSlug } from '../../../collections/slugs.ts'
import { readPreviewToken } from '../../lib/previewToken.ts'
import { idOf } from '../../renditions/values.ts'

/** Whose eyes a page is read with. */
export type Viewer = {
  user: TypedUser
  /** Whether they were lent by a link, to somebody without an account. */
  isLent: boolean
}

type Asked = {
  collection: string
  id: string
  /** The secret of a link, where the address has one. */
  token: string | undefined
  headers: Headers
}

/**
 * Who looks at a page: whoever made the link by which it is asked for, as long as it runs, or whoever
 * is signed in. A link shows no more than its maker may read at that moment.
 * @returns nobody where neither is so
 */
export async function findViewer(payload: Payload, asked: Asked): Promise<Viewer | undefined> {
  const maker = asked.token && (await makerOfLink(payload, { ...asked, token: asked.token }))
  if (maker) return { user: maker, isLent: true }
  const { user } = await payload.auth({ headers: asked.headers })
  return user ? { user, isLent: false } : undefined
}

async function makerOfLink(
  payload: Payload,
  { collection, id, token }: Asked & { token: string },
): Promise<TypedUser | undefined> {
  const linkId = readPreviewToken(payload.secret, token)
  if (!linkId) return undefined
  const { docs } = await payload.find({
    collection: previewLinksSlug,
    depth: 0,
    limit: 1,
    pagination: false,
    where: {
      and: [{ id: { equals: linkId } }, { expiresAt: { greater_than: new Date().toISOString() } }],
    },
  })
  const [link] = docs
  const maker = idOf(link?.createdBy)
  if (!maker || link?.document.relationTo !== collection || idOf(link.document.value) !== id) {
    return undefined
  }
  const { docs: makers } = await payload.find({
    collection: usersSlug,
    depth: 0,
    limit: 1,
    pagination: false,
    where: { id: { equals: maker } },
  })
  return makers[0] && { ...makers[0], collection: usersSlug }
}
