import {
  consentLinksSlug,
  consentLogSlug,
  eventPlacesSlug,
  mailingsSlug,
  mailsSlug,
  mailTemplatesSlug,
  previewLinksSlug,
  publishNotesSlug,
  registrationsSlug,
  signUpAnswersSlug,
  subjectRequestsSlug,
  usersSlug,
  webhookDeliveriesSlug,
  webhooksSlug,
} from './slugs.ts'

/** The collections of which the public reads nothing, under whatever rules. */
export const privateCollections: ReadonlySet<string> = new Set([
  consentLinksSlug,
  consentLogSlug,
  eventPlacesSlug,
  mailingsSlug,
  mailsSlug,
  mailTemplatesSlug,
  previewLinksSlug,
  publishNotesSlug,
  registrationsSlug,
  signUpAnswersSlug,
  subjectRequestsSlug,
  usersSlug,
  webhookDeliveriesSlug,
  webhooksSlug,
])
