import type { CollectionBeforeChangeHook, PayloadRequest, SanitizedCollectionConfig } from 'payload'

import { faultsOf } from '../../src/lib/checklist/checklistOf.ts'
import type { Finding } from '../../src/lib/checklist/finding.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import { idOf } from '../access/idOf.ts'
import { validationError } from '../hooks/validationError.ts'
import { notesToLeave } from './notesToLeave.ts'
import { readNamed } from './readNamed.ts'

/**
 * Refuses to publish what has a fault that breaks the law or a promise, unless a reason is given. What is published with a fault already may be changed all the same.
 */
export const refuseFaults: CollectionBeforeChangeHook = async ({
  collection,
  data: { publishAnyway, ...data },
  originalDoc,
  req,
}) => {
  if (data._status !== 'published') return data
  const known = new Set(
    isRecord(originalDoc) && originalDoc._status === 'published'
      ? (await findFaults(collection, originalDoc, req)).map(keyOf)
      : [],
  )
  const found = await findFaults(collection, data, req)
  const faults = found.filter((fault) => !known.has(keyOf(fault)))
  if (faults.length === 0) return data
  const reason = typeof publishAnyway === 'string' ? publishAnyway.trim() : ''
  if (!reason) {
    const errors = faults.map(({ message, path }) => ({ message, path }))
    throw validationError(collection, errors, req)
  }
  const id: unknown = data.id ?? idOf(originalDoc)
  notesToLeave(req).set(String(id), { reason, findings: faults })
  return data
}

const keyOf = ({ check, target }: Finding): string => `${check} ${target}`

async function findFaults(
  { flattenedFields, slug }: SanitizedCollectionConfig,
  data: Record<string, unknown>,
  req: PayloadRequest,
): Promise<Finding[]> {
  const named = await readNamed({ fields: flattenedFields, data, req, overrideAccess: true })
  return faultsOf({ collection: slug, data, named, now: new Date() })
}
