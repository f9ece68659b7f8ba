import type { CollectionBeforeOperationHook } from 'payload'

import { fieldsRefused } from '../fieldsRefused.ts'

declare module 'payload' {
  interface RequestContext {
    /** The code that the next sign-in of this request brings, where it is not in a body of JSON. */
    givenCode?: unknown
    /** How this request signs in at the moment. */
    signIn?: {
      by: 'login' | 'resetPassword'
      code: string
      /** Whether a recovery code was used up. */
      usedRecoveryCode?: boolean
      /** Set where a new password signs nobody in: an answer must hold no session. */
      withoutSession?: boolean
    }
  }
}

/**
 * Keeps how a request signs in, for the hooks that Payload tells neither the operation nor the code.
 * @throws APIError 400 where the code is no text
 */
export const keepSignIn: CollectionBeforeOperationHook = ({ context, operation, req }) => {
  if (operation !== 'login' && operation !== 'resetPassword') return
  const given: unknown = req.payloadAPI === 'REST' ? req.data?.code : context.givenCode
  delete context.givenCode
  context.signIn = { by: operation, code: '' }
  if (operation === 'resetPassword' || given === undefined || given === null) return
  if (typeof given !== 'string') {
    throw fieldsRefused([{ path: 'code', message: 'Please send the code as text.' }])
  }
  context.signIn.code = given.trim()
}
