import type { CollectionConfig } from 'payload'

import { keepAskedFor } from './Activity/askedFor.ts'
import { noteChange, recallPublished } from './Activity/noteChange.ts'
import { noteDeletion, recallTitle } from './Activity/noteDeletion.ts'
import { keepSignInsUnderWay, noteSignIn, noteSignOut } from './Activity/noteSignIns.ts'
import { notedCollections } from './Activity/notedCollections.ts'

/** A collection whose changes, and sign-ins, are noted in the activity log. */
export const withActivity = (collection: CollectionConfig): CollectionConfig => {
  const { auth, hooks = {}, slug } = collection
  if (!(slug in notedCollections)) return collection
  return {
    ...collection,
    hooks: {
      ...hooks,
      // Last, when every other hook has had its say.
      beforeOperation: [
        ...(hooks.beforeOperation ?? []),
        keepAskedFor,
        ...(auth ? [keepSignInsUnderWay] : []),
      ],
      beforeChange: [...(hooks.beforeChange ?? []), recallPublished],
      afterChange: [...(hooks.afterChange ?? []), noteChange],
      beforeDelete: [...(hooks.beforeDelete ?? []), recallTitle],
      afterDelete: [...(hooks.afterDelete ?? []), noteDeletion],
      afterLogin: [...(hooks.afterLogin ?? []), ...(auth ? [noteSignIn] : [])],
      afterLogout: [...(hooks.afterLogout ?? []), ...(auth ? [noteSignOut] : [])],
    },
  }
}
