import { idField } from '../fields/id.ts'
import { serverOnly } from '../serverOnly.ts'
import { signUpAnswersSlug } from '../slugs.ts'

/**
 * What was answered to sign-ups that carried an `Idempotency-Key`, for a day: written with the
 * sign-up itself, so that a request that is sent again is answered again, whatever happened between.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export const SignUpAnswers = serverOnly({
  slug: signUpAnswersSlug,
  labels: { singular: 'Answer to a sign-up', plural: 'Answers to sign-ups' },
  fields: [
    idField,
    /** The event and the client's key, hashed with the server's secret. */
    { name: 'key', type: 'text', required: true, unique: true },
    /** What was asked, hashed with the server's secret. */
    { name: 'fingerprint', type: 'text', required: true },
    /** `confirmed`, `waiting` or `full`. */
    { name: 'outcome', type: 'text', required: true },
  ],
})
