import { notHeldBack } from './notHeldBack.ts'
import { notTrashed } from './notTrashed.ts'
import { published } from './published.ts'
import { publicOrOwnOrEditor } from './publicOrOwnOrEditor.ts'
import { unexpired } from './unexpired.ts'

/** Reading of testimonials: the public sees what is published with consent that runs still. */
export const consentedTestimonialOrOwnOrEditor = publicOrOwnOrEditor(() => ({
  and: [
    published,
    notTrashed,
    { 'consent.status': { equals: 'granted' } },
    unexpired(),
    notHeldBack(),
  ],
}))
