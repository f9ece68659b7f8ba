import { mediaSlug, peopleSlug, testimonialsSlug } from './slugs.ts'

/** The collections whose documents are public only while their consent holds. */
export const consentedCollections = [mediaSlug, peopleSlug, testimonialsSlug] as const

export type ConsentedCollection = (typeof consentedCollections)[number]
