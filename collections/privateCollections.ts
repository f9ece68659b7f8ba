import {
  mailingsSlug,
  mailsSlug,
  mailTemplatesSlug,
  previewLinksSlug,
  registrationsSlug,
  usersSlug,
  webhookDeliveriesSlug,
  webhooksSlug,
} from './slugs.ts'

/** The collections of which the public reads nothing, under whatever rules. */
export const privateCollections: ReadonlySet<string> = new Set([
  mailingsSlug,
  mailsSlug,
  mailTemplatesSlug,
  previewLinksSlug,
  registrationsSlug,
  usersSlug,
  webhookDeliveriesSlug,
  webhooksSlug,
])
