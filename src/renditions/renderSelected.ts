import type { CollectionAfterOperationHook, CollectionBeforeOperationHook, Payload } from 'payload'

import { isRecord } from '../lib/isRecord.ts'
import { readReferences } from './readReferences.ts'
import { renderRichText } from './renderRichText.ts'
import type { RenditionField } from './renditionFields.ts'
import type { Site } from './site.ts'
import { recordsOf } from './values.ts'

type Fields = Record<string, unknown>

/**
 * Hooks that fill in the renditions that a read selects. Hooks on the fields would run on reads
 * without a `select` too, would not know of it, and would see one document at a time.
 */
export function renderSelected(
  renditions: RenditionField[],
  site: Site,
): {
  selectSources: CollectionBeforeOperationHook
  renderSources: CollectionAfterOperationHook
} {
  /** The rich texts that a read selects only for their renditions, by the `select` it goes on with. */
  const borrowed = new WeakMap<Fields, string[]>()

  return {
    selectSources: ({ args, operation }) => {
      const select = operation === 'read' ? selectOf(args) : {}
      const sources = sourcesOf(selectedOf(renditions, select))
      if (sources.length === 0) return
      const added = Object.fromEntries(sources.map((source) => [source, true]))
      const extended = { ...select, ...added }
      borrowed.set(
        extended,
        sources.filter((source) => !select[source]),
      )
      return { ...args, select: extended }
    },

    renderSources: async ({ args, operation, req, result }) => {
      const select = selectOf(args)
      const sources = borrowed.get(select)
      if (!sources) return result
      const documents = recordsOf(operation === 'find' ? result.docs : [result])
      await addRenditions(documents, selectedOf(renditions, select), { payload: req.payload, site })
      for (const document of documents) {
        for (const source of sources) delete document[source]
      }
      return result
    },
  }
}

const selectOf = (args: object): Fields =>
  'select' in args && isRecord(args.select) ? args.select : {}

const selectedOf = (renditions: RenditionField[], select: Fields) =>
  renditions.filter(({ name }) => select[name] === true)

const sourcesOf = (renditions: RenditionField[]) => [
  ...new Set(renditions.map(({ source }) => source)),
]

/** What a reader may not see of a rich text is gone by now, and is not in its renditions either. */
async function addRenditions(
  documents: Fields[],
  renditions: RenditionField[],
  { payload, site }: { payload: Payload; site: Site },
): Promise<void> {
  const states = documents.flatMap((document) =>
    sourcesOf(renditions).map((source) => document[source]),
  )
  const references = await readReferences(payload, states)
  for (const document of documents) {
    for (const { format, name, source } of renditions) {
      const state = document[source]
      document[name] = state ? renderRichText(state, format, { references, site }) : null
    }
  }
}
