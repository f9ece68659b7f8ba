import {
  APIError,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
  type Where,
} from 'payload'

import { hasRole } from '../access/hasRole.ts'
import { usersSlug } from '../slugs.ts'

const roleOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'role' in data ? data.role : undefined

/**
 * Refuses a change that would leave nobody with the role admin, or by which somebody deletes their
 * own account. Looks at everything a bulk change means to touch before any of it is touched.
 */
export const keepAnAdmin: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess = false,
  req,
}) => {
  if (operation !== 'update' && operation !== 'delete') return
  // Nobody else may delete accounts or change roles; what they ask for is not to be looked up.
  if (!overrideAccess && !hasRole(req.user, 'admin')) return
  const targets = { overrideAccess, req, where: targetOf(args) }
  if (operation === 'update') {
    const role = roleOf(args.data)
    if (role === undefined || role === 'admin') return
  } else if (await includesSelf(targets)) {
    throw new APIError('You cannot delete your own account; ask another admin to.', 403)
  }

  const losing = await findAdmins(targets)
  if (losing.length === 0) return
  for (const id of await findAdmins({ ...targets, where: { id: { not_in: losing } } })) {
    if (await claimAdmin(req, id)) return
  }
  throw new APIError('At least one admin has to remain; make somebody else an admin first.', 403)
}

type Target = { id?: number | string; where?: Where }
type Targets = { overrideAccess: boolean; req: PayloadRequest; where: Where }

/** Bulk operations have a `where`; called from code they may have an empty `id` besides. */
const targetOf = (args: Target): Where =>
  args.id === undefined ? (args.where ?? {}) : { id: { equals: args.id } }

async function includesSelf({ where, ...as }: Targets): Promise<boolean> {
  if (!as.req.user) return false
  const { totalDocs } = await as.req.payload.count({
    ...as,
    collection: usersSlug,
    where: { and: [where, { id: { equals: as.req.user.id } }] },
  })
  return totalDocs > 0
}

async function findAdmins({ where, ...as }: Targets): Promise<string[]> {
  const { docs } = await as.req.payload.find({
    ...as,
    collection: usersSlug,
    depth: 0,
    limit: 0,
    pagination: false,
    select: { role: true },
    where: { and: [where, { role: { equals: 'admin' } }] },
  })
  return docs.map(({ id }) => id)
}

/**
 * Writes to the admin who is to remain, still being one, so that two admins who demote each other
 * at the same moment conflict. A read alone would let both succeed on MongoDB.
 */
async function claimAdmin(req: PayloadRequest, id: string): Promise<boolean> {
  const claimed: unknown = await req.payload.db.updateOne({
    collection: usersSlug,
    data: { updatedAt: new Date().toISOString() },
    req,
    where: { and: [{ id: { equals: id } }, { role: { equals: 'admin' } }] },
  })
  return claimed !== null && claimed !== undefined
}
