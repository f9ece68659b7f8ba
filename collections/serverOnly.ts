import type { CollectionConfig } from 'payload'

import { nobody } from './access/nobody.ts'

/** A collection that the server alone reads and writes: it is in no API, and in no panel. */
export const serverOnly = (
  collection: Pick<CollectionConfig, 'fields' | 'labels' | 'slug'>,
): CollectionConfig => ({
  ...collection,
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  disableDuplicate: true,
  lockDocuments: false,
  graphQL: false,
  endpoints: false,
})
