import {
  consentLinksSlug,
  consentLogSlug,
  previewLinksSlug,
  usersSlug,
  webhookDeliveriesSlug,
  webhooksSlug,
} from './slugs.ts'

/** The collections of which the public reads nothing, under whatever rules. */
export const privateCollections: ReadonlySet<string> = new Set([
  consentLinksSlug,
  consentLogSlug,
  previewLinksSlug,
  usersSlug,
  webhookDeliveriesSlug,
  webhooksSlug,
])
