import type { PayloadRequest } from 'payload'

import type { Activity } from '../../src/lib/payload-types.ts'

/** Who makes a request, by the name that they have now. */
export function whoDid({
  clientIp,
  context,
  payload,
  user,
}: PayloadRequest): Pick<Activity, 'by' | 'userId' | 'who'> {
  if (user) {
    const isKey = '_strategy' in user && user._strategy === 'api-key'
    return {
      by: isKey ? 'api-key' : 'user',
      who: isKey ? `API key of ${user.name}` : user.name,
      userId: user.id,
    }
  }
  if (context.consentLink) return { by: 'link', who: 'Somebody, by their consent link' }
  if (payload.config.custom.isCommand) return { by: 'command', who: 'A command of the operator' }
  return clientIp
    ? { by: 'public', who: 'Somebody not signed in' }
    : { by: 'server', who: 'The server' }
}
