import type { TextField } from 'payload'

const afterwards = {
  name: 'links to the old address break',
  title: 'the old address is then forwarded',
}

/** The last part of the document's public address; see `hooks/assignSlug.ts` for how it is made. */
export const slugField = (source: 'name' | 'title'): TextField => ({
  name: 'slug',
  type: 'text',
  label: 'Address (slug)',
  index: true,
  unique: true,
  admin: {
    position: 'sidebar',
    description: `The end of this page’s web address. Made from the ${source}; change it only if you must, ${afterwards[source]}.`,
  },
  hooks: { beforeDuplicate: [() => null] },
})
