import type { CollectionConfig, UIField } from 'payload'

import {
  holdBackPhotograph,
  holdBackPhotographs,
  keepRefusalOfDeleted,
} from './consent/holdBackPhotographs.ts'
import { noteDecision, recallDecision } from './consent/noteDecision.ts'
import { readPlacesOfUse } from './consent/readPlacesOfUse.ts'
import { settleConsent } from './consent/settleConsent.ts'
import { consentedCollections } from './consentedCollections.ts'
import { mediaSlug, peopleSlug } from './slugs.ts'

/** Beside the document: asking for consent, where it is used, and what was decided. */
const consentPanel: UIField = {
  name: 'consentPanel',
  type: 'ui',
  admin: {
    components: { Field: '/src/app/(payload)/components/ConsentPanel.tsx#ConsentPanel' },
    disableBulkEdit: true,
    disableListColumn: true,
    position: 'sidebar',
  },
}

/** A collection whose documents are public only while somebody agrees to it. */
export const withConsent = (collection: CollectionConfig): CollectionConfig => {
  const { endpoints, fields, hooks = {}, slug } = collection
  if (!consentedCollections.some((one) => one === slug)) return collection
  const isOfPeople = slug === peopleSlug
  return {
    ...collection,
    endpoints: [
      ...(endpoints || []),
      { method: 'get', path: '/:id/places-of-use', handler: readPlacesOfUse(slug) },
    ],
    hooks: {
      ...hooks,
      beforeChange: [...(hooks.beforeChange ?? []), settleConsent, recallDecision],
      afterChange: [
        ...(hooks.afterChange ?? []),
        ...(isOfPeople ? [holdBackPhotographs] : []),
        ...(slug === mediaSlug ? [holdBackPhotograph] : []),
        noteDecision,
      ],
      beforeDelete: [...(hooks.beforeDelete ?? []), ...(isOfPeople ? [keepRefusalOfDeleted] : [])],
    },
    fields: [...fields, consentPanel],
  }
}
