import { describe, expect, it } from 'vitest'

import { labelled } from '../../collections/withPlainLabels.ts'
import { adminWords } from '../../src/adminWords.ts'
import { sentenceCase } from '../../src/lib/sentenceCase.ts'

describe('the words of the panel', () => {
  it.each([
    ['Hero Image', 'Hero image'],
    ['Generate New API Key', 'Generate new API key'],
    ['Saved. Please reload', 'Saved. Please reload'],
    ['Sizes for {{label}}', 'Sizes for {{label}}'],
  ])('write %s as %s', (given, expected) => {
    expect(sentenceCase(given)).toBe(expected)
  })

  it('name a field without a label by its name, on every level, and keep a label', () => {
    expect(
      labelled([
        {
          type: 'tabs',
          tabs: [
            {
              label: 'Where',
              fields: [
                { type: 'row', fields: [{ name: 'joiningLink', type: 'text' }] },
                { name: 'apiKey', type: 'text', label: 'API key' },
              ],
            },
          ],
        },
      ]),
    ).toMatchObject([
      {
        tabs: [{ fields: [{ fields: [{ label: 'Joining link' }] }, { label: 'API key' }] }],
      },
    ])
  })

  it('have nothing of Payload’s own name, and no title case', () => {
    const { general, version } = (adminWords.translations as Words).en
    expect(general).toMatchObject({ payloadSettings: 'Your settings', createNew: 'Create new' })
    expect(version).toMatchObject({ publishChanges: 'Publish', saveDraft: 'Save draft' })
  })
})

type Words = { en: Record<'general' | 'version', Record<string, string>> }
