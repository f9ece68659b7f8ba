import { flattenAllFields } from 'payload'
import { expect, test, vi } from 'vitest'

import { fieldWords } from '../../collections/fieldWords.ts'
import { notedCollections } from '../../collections/Activity/notedCollections.ts'

vi.stubEnv('PAYLOAD_SECRET', 'a secret for a configuration that nothing is asked of')
const { default: config } = await import('../../src/payload.config.ts')

const fields = flattenAllFields({
  fields: [
    { name: 'title', type: 'text', label: 'Title' },
    {
      name: 'venue',
      type: 'group',
      label: 'Venue',
      fields: [{ name: 'name', type: 'text', label: 'Name of the place' }],
    },
  ],
})

test.each([
  ['title', 'Title'],
  ['venue.name', 'Venue → Name of the place'],
  ['venue.gone', 'Venue → gone'],
  ['gone.altogether', 'gone → altogether'],
])('%s is called %s', (path, words) => {
  expect(fieldWords(fields, path)).toBe(words)
})

test('a kind of document is called in the log as everywhere else', async () => {
  const { collections } = await config
  const labels = Object.keys(notedCollections).map((slug) => {
    const singular = collections.find((one) => one.slug === slug)?.labels.singular
    return [slug, singular]
  })
  expect(Object.fromEntries(labels)).toEqual(notedCollections)
})
