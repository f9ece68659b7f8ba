import type { CollectionBeforeChangeHook } from 'payload'

/** A webhook that is switched on again no longer says why it was off. */
export const clearNotice: CollectionBeforeChangeHook = ({ data }) =>
  data.enabled ? { ...data, switchedOffBecause: null } : data
