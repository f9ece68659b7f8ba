import type { CollectionConfig } from 'payload'

import { ignoreClientDates } from './hooks/ignoreClientDates.ts'
import { readNullLists } from './hooks/readNullLists.ts'
import { refuseDangling } from './hooks/refuseDangling.ts'
import { refuseHiddenNames } from './hooks/refuseHiddenNames.ts'
import { refuseMalformed } from './hooks/refuseMalformed.ts'
import { refuseUnanswerable } from './hooks/refuseUnanswerable.ts'
import { refuseUnseenFields } from './hooks/refuseUnseenFields.ts'
import { renewRowIds } from './hooks/renewRowIds.ts'

/** A collection with what holds for whatever a client sends, before anything else looks at it. */
export const withCheckedInput = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    beforeOperation: [
      ignoreClientDates,
      readNullLists,
      refuseMalformed,
      refuseUnseenFields,
      refuseUnanswerable,
      ...(collection.hooks?.beforeOperation ?? []),
    ],
    beforeValidate: [...(collection.hooks?.beforeValidate ?? []), refuseDangling],
    beforeChange: [...(collection.hooks?.beforeChange ?? []), refuseHiddenNames, renewRowIds],
  },
})
