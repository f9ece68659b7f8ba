import { idField } from '../fields/id.ts'
import { serverOnly } from '../serverOnly.ts'
import { secondFactorsSlug } from '../slugs.ts'

/**
 * The second factor of an account: what its authenticator app shares with the server, and what is
 * left of its recovery codes. See docs/decisions/0039-second-factor.md.
 */
export const SecondFactors = serverOnly({
  slug: secondFactorsSlug,
  labels: { singular: 'Second factor', plural: 'Second factors' },
  fields: [
    idField,
    /** The id of the account. No relation, which the database would empty before the account goes. */
    { name: 'account', type: 'text', required: true, unique: true },
    /** Encrypted with the server's secret. Without one the factor is not set up yet. */
    { name: 'secret', type: 'text' },
    { name: 'setUpAt', type: 'date' },
    /** The time step whose code was used last: none of it or before is good again. */
    { name: 'lastStep', type: 'number' },
    /** Hashes, of the codes that have not been used. */
    { name: 'recoveryCodes', type: 'json' },
    /** A secret that waits for its first code, encrypted as well. */
    { name: 'pendingSecret', type: 'text' },
    { name: 'pendingUntil', type: 'date' },
    /** Grows with every change: a change made from an older state is refused. */
    { name: 'revision', type: 'number', required: true, defaultValue: 0 },
  ],
})
