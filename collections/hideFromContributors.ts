import type { ClientUser } from 'payload'

/** Leaves a collection out of a contributor's navigation; what they may read is not decided here. */
export const hideFromContributors = ({ user }: { user: ClientUser }): boolean =>
  user.role === 'contributor'
