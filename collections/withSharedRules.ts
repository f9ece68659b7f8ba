import type { CollectionConfig } from 'payload'

import { askRelatedFirst } from './hooks/askRelatedFirst.ts'
import { hideUnreadVersions } from './hooks/hideUnreadVersions.ts'
import { keepContributorsToDrafts } from './hooks/keepContributorsToDrafts.ts'
import { keepReviewToEditors } from './hooks/keepReviewToEditors.ts'
import { keepWishes } from './hooks/keepWishes.ts'
import { leaveOutNestedJoins } from './hooks/leaveOutNestedJoins.ts'
import { mailAboutReview } from './hooks/mailAboutReview.ts'
import { refuseFarQueries } from './hooks/refuseFarQueries.ts'

/** A collection with what holds for every one, and for contributors on those with drafts. */
export const withSharedRules = (collection: CollectionConfig): CollectionConfig => {
  const { beforeOperation = [], beforeValidate = [], afterChange = [] } = collection.hooks ?? {}
  const shared = {
    ...collection,
    hooks: {
      ...collection.hooks,
      beforeOperation: [refuseFarQueries, askRelatedFirst, leaveOutNestedJoins, ...beforeOperation],
    },
  }
  if (!collection.versions) return shared
  return {
    ...shared,
    hooks: {
      ...shared.hooks,
      beforeOperation: [
        ...shared.hooks.beforeOperation,
        hideUnreadVersions,
        keepContributorsToDrafts,
      ],
      beforeValidate: [keepWishes, keepReviewToEditors, ...beforeValidate],
      afterChange: [...afterChange, mailAboutReview],
    },
  }
}
