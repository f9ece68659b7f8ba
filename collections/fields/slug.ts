import type { TextField } from 'payload'

/** The last part of the document's public address; see `hooks/assignSlug.ts` for how it is made. */
export const slugField = (source: 'name' | 'title'): TextField => ({
  name: 'slug',
  type: 'text',
  label: 'Address (slug)',
  index: true,
  unique: true,
  admin: {
    position: 'sidebar',
    description: `The end of this page’s web address. Made from the ${source}; change it only if you must, the old address is then forwarded.`,
  },
  hooks: { beforeDuplicate: [() => null] },
})
