import { APIError, type CollectionBeforeOperationHook } from 'payload'

/**
 * Keeps an API key from changing how its own account signs in: whoever finds one could sign in with
 * a password of theirs, and set up their own second factor.
 */
export const refuseKeys: CollectionBeforeOperationHook = ({ args, operation, req: { user } }) => {
  if (operation !== 'update' || !user || !('_strategy' in user)) return
  if (user._strategy !== 'api-key') return
  const { data, id = user.id } = args as { data: Record<string, unknown>; id?: string }
  const { email = user.email, password } = data
  if (id !== user.id || (email === user.email && !password)) return
  throw new APIError(
    'An API key cannot change the e-mail or the password of its own account. Please sign in to do so.',
    403,
  )
}
