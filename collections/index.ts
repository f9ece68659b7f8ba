import type { CollectionConfig } from 'payload'

import { Activity } from './Activity/index.ts'
import { ConsentLinks } from './ConsentLinks/index.ts'
import { ConsentLog } from './ConsentLog/index.ts'
import { EventPlaces } from './EventPlaces/index.ts'
import { Events } from './Events/index.ts'
import { Mailings } from './Mailings/index.ts'
import { Mails } from './Mails/index.ts'
import { MailTemplates } from './MailTemplates/index.ts'
import { Media } from './Media/index.ts'
import { Organisations } from './Organisations/index.ts'
import { People } from './People/index.ts'
import { Posts } from './Posts/index.ts'
import { PreviewLinks } from './PreviewLinks/index.ts'
import { Projects } from './Projects/index.ts'
import { PublishNotes } from './PublishNotes/index.ts'
import { Redirects } from './Redirects/index.ts'
import { Registrations } from './Registrations/index.ts'
import { SecondFactors } from './SecondFactors/index.ts'
import { SignUpAnswers } from './SignUpAnswers/index.ts'
import { SubjectRequests } from './SubjectRequests/index.ts'
import { Testimonials } from './Testimonials/index.ts'
import { Topics } from './Topics/index.ts'
import { Turns } from './Turns/index.ts'
import { createUsers } from './Users/index.ts'
import { WebhookDeliveries } from './WebhookDeliveries/index.ts'
import { createWebhooks } from './Webhooks/index.ts'
import { withActivity } from './withActivity.ts'
import { withChecklist } from './withChecklist.ts'
import { withCheckedInput } from './withCheckedInput.ts'
import { withConsent } from './withConsent.ts'
import { withPlainLabels } from './withPlainLabels.ts'
import { withPreview } from './withPreview.ts'
import { withRevisions } from './withRevisions.ts'
import { withSharedRules } from './withSharedRules.ts'

/** Every collection, in the order of the admin's navigation. */
export const buildCollections = (options: {
  secureCookies: boolean
  allowPrivateAddresses: boolean
}): CollectionConfig[] =>
  [
    Posts,
    Events,
    Registrations,
    Projects,
    People,
    Testimonials,
    SubjectRequests,
    Organisations,
    Media,
    Topics,
    createUsers(options),
    Redirects,
    PreviewLinks,
    Mailings,
    Mails,
    PublishNotes,
    MailTemplates,
    ConsentLinks,
    ConsentLog,
    Activity,
    createWebhooks(options),
    WebhookDeliveries,
    EventPlaces,
    SignUpAnswers,
    SecondFactors,
    Turns,
  ]
    .map(withPlainLabels)
    .map(withPreview)
    .map(withChecklist)
    .map(withConsent)
    .map(withSharedRules)
    .map(withRevisions)
    .map(withCheckedInput)
    .map(withActivity)
