import type { PayloadRequest } from 'payload'

import { clientNetwork } from '../../src/lib/clientNetwork.ts'
import type { User } from '../../src/lib/payload-types.ts'
import { usersSlug } from '../slugs.ts'

/** An account as what an entry of the log is about. */
export const aboutAccount = ({ id, name }: Pick<User, 'id' | 'name'>) => ({
  documentCollection: usersSlug,
  documentId: id,
  documentTitle: name,
})

/** The network that a request comes from, if it comes over HTTP. */
export const networkOf = ({ clientIp }: PayloadRequest) =>
  clientIp ? { network: clientNetwork(clientIp) } : {}
