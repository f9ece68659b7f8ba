import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'

import { mailTemplatesSlug } from '../slugs.ts'
import { defaultTemplates } from './defaultTemplates.ts'

/** Makes the templates that are missing, in our words. Another server may do so at the same time. */
export async function seedTemplates(payload: Payload): Promise<void> {
  const collection = mailTemplatesSlug
  const { docs } = await payload.find({ collection, depth: 0, pagination: false })
  const known = new Set<string>(docs.map(({ kind }) => kind))
  for (const [kind, words] of Object.entries(defaultTemplates)) {
    if (known.has(kind)) continue
    try {
      await payload.db.create({ collection, data: { id: uuidv7(), kind, ...words } })
    } catch (error) {
      const { totalDocs } = await payload.count({ collection, where: { kind: { equals: kind } } })
      if (totalDocs === 0) throw error
    }
  }
}
