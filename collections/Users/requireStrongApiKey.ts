import { createHmac } from 'node:crypto'
import { ValidationError, type CollectionBeforeOperationHook } from 'payload'

import { usersSlug } from '../slugs.ts'

const minimumLength = 32

/**
 * Refuses an API key that could be guessed, or that would open two accounts: Payload takes any text
 * and signs in the first account that has it. The panel generates a UUID.
 */
export const requireStrongApiKey: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update') return
  const { apiKey } = args.data as { apiKey?: unknown }
  if (typeof apiKey !== 'string' || apiKey === '') return
  const refuse = (message: string) => {
    const errors = [{ path: 'apiKey', label: 'apiKey', message }]
    return new ValidationError({ collection: usersSlug, errors }, req.t)
  }
  if (apiKey.length < minimumLength) {
    throw refuse(`The API key needs at least ${minimumLength} characters. Please generate one.`)
  }
  const { id } = args as { id?: string }
  const inBulk = operation === 'update' && id === undefined
  if (inBulk || (await isTaken(apiKey, id, req))) {
    throw refuse('This API key cannot be used. Please generate another one.')
  }
}

type Request = Parameters<CollectionBeforeOperationHook>[0]['req']

async function isTaken(apiKey: string, own: string | undefined, req: Request): Promise<boolean> {
  // How Payload finds an account by its key; see its `setAPIKeyIndex`.
  const apiKeyIndex = createHmac('sha256', req.payload.secret).update(apiKey).digest('hex')
  const { totalDocs } = await req.payload.db.count({
    collection: usersSlug,
    req,
    where: {
      and: [
        { apiKeyIndex: { equals: apiKeyIndex } },
        ...(own ? [{ id: { not_equals: own } }] : []),
      ],
    },
  })
  return totalDocs > 0
}
