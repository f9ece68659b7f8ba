import type { User } from '../../src/lib/payload-types.ts'

/** What signing in to an account, or acting as it, takes. */
export type SignInPart = 'apiKey' | 'email' | 'password'

/** What a change sets anew of how an account is signed in to; a key that is taken away is not. */
export function changesOfSignIn(data: Partial<User>, { email }: Pick<User, 'email'>): SignInPart[] {
  const parts: SignInPart[] = []
  if (data.email && asStored(data.email) !== asStored(email)) parts.push('email')
  if (data.password) parts.push('password')
  if (data.apiKey) parts.push('apiKey')
  return parts
}

/** How Payload keeps e-mails. */
const asStored = (email: unknown): string => String(email).toLowerCase().trim()
