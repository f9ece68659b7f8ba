import type { CollectionBeforeChangeHook } from 'payload'

/** A published document waits for no review. */
export const endReview: CollectionBeforeChangeHook = ({ data }) =>
  data._status === 'published' ? { ...data, reviewStatus: 'none', reviewNote: null } : data
