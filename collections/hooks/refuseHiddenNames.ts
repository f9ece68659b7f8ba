import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { isRecord } from '../../src/lib/isRecord.ts'
import { writesName } from '../../src/lib/personName.ts'
import { idOf } from '../access/idOf.ts'
import { consentedCollections } from '../consentedCollections.ts'
import { peopleSlug } from '../slugs.ts'
import { hidesName, type Named } from './hidesName.ts'
import { publicTexts } from './publicTexts.ts'
import { referencesOf } from './referencesOf.ts'
import { validationError } from './validationError.ts'

/**
 * Refuses to make public what writes out the full name of somebody whom it refers to, and who wishes
 * to be named otherwise. Only they are looked for: whoever is named without a reference is not known.
 *
 * What the people themselves decide on our pages, with nobody signed in, is always kept.
 */
export const refuseHiddenNames: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const isConsented = consentedCollections.some((slug) => slug === collection.slug)
  const isOwnDecision = !req.user && isConsented && operation === 'update'
  const document: unknown = data
  if (!isRecord(document) || isOwnDecision || isHidden(document, Boolean(collection.versions))) {
    return data
  }
  const itself = collection.slug === peopleSlug ? [document] : []
  const hidden = [...itself, ...(await peopleIn(document))].filter(hidesName)
  if (hidden.length === 0) return data
  const errors = (await publicTexts(collection.flattenedFields, document, req)).flatMap(
    ({ path, text }) => {
      const person = hidden.find(({ fullName }) => writesName(text, String(fullName)))
      return person ? [{ path, message: wordsFor(person) }] : []
    },
  )
  if (errors.length > 0) throw validationError(collection, errors, req)
  return data

  async function peopleIn(shown: Record<string, unknown>): Promise<Named[]> {
    const ids = referencesOf(collection.flattenedFields, shown, req).flatMap((reference) =>
      reference.collection === peopleSlug ? [reference.id] : [],
    )
    const others = [...new Set(ids)].filter((id) => id !== idOf(originalDoc))
    return others.length > 0 ? findPeople(others, req) : []
  }
}

/** Whether the public cannot see it, whatever is in it. */
function isHidden({ _status, consent, deletedAt }: Record<string, unknown>, hasDrafts: boolean) {
  const status = isRecord(consent) ? consent.status : undefined
  const isDraft = hasDrafts && _status !== 'published'
  return isDraft || Boolean(deletedAt) || status === 'pending' || status === 'withdrawn'
}

async function findPeople(ids: string[], req: PayloadRequest): Promise<Named[]> {
  const { docs } = await req.payload.db.find<Named>({
    collection: peopleSlug,
    pagination: false,
    req,
    where: { id: { in: ids } },
  })
  return docs
}

const wordsFor = ({ creditAs, name }: Named): string =>
  creditAs === 'anonymous'
    ? 'This writes out the name of somebody who wishes to stay anonymous. Please leave the name out.'
    : `This writes out the full name of somebody who wishes to be named “${String(name)}” only. Please use that name.`
