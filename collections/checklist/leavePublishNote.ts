import type { CollectionAfterChangeHook } from 'payload'

import { previewed } from '../previewed.ts'
import { publishNotesSlug } from '../slugs.ts'
import { notesToLeave } from './notesToLeave.ts'

/** Keeps why a document was published in spite of its faults, with who did it and what they were. */
export const leavePublishNote: CollectionAfterChangeHook<{ id: string }> = async ({
  collection,
  doc,
  req,
}) => {
  const notes = notesToLeave(req)
  const note = notes.get(doc.id)
  const relationTo = previewed.find((slug) => slug === collection.slug)
  if (!note || !relationTo) return
  notes.delete(doc.id)
  await req.payload.create({
    collection: publishNotesSlug,
    data: {
      document: { relationTo, value: doc.id },
      reason: note.reason,
      findings: note.findings.map(({ message, path }) => ({ message, path })),
    },
    depth: 0,
    req,
  })
}
