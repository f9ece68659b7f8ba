import type { PayloadRequest } from 'payload'

import { peopleSlug } from '../../collections/slugs.ts'
import { isRecord } from '../lib/isRecord.ts'
import { blankFields } from './anonymousProfile.ts'
import { collect, storedDocuments, storedVersions } from './storedDocuments.ts'
import type { Stored, Subject, SubjectPerson } from './subject.ts'

export type Asked = { email?: string | undefined; person?: string | undefined }

/**
 * Whom an e-mail or a person's id stands for: the profiles with that e-mail, now or in an earlier
 * version, and the e-mails of the profile. A profile from which everything was erased is nobody's.
 */
export async function resolveSubject(req: PayloadRequest, asked: Asked): Promise<Subject> {
  const email = asked.email?.trim().toLowerCase()
  const forms = asked.person
    ? await formsOf(req, asked.person)
    : email
      ? await formsWith(req, email)
      : []
  const people = new Map<string, SubjectPerson>()
  const emails = new Set(email ? [email] : [])
  for (const { id, form } of forms) {
    if (blankFields(form)) continue
    const known = people.get(id) ?? { id, names: [], slugs: [], photos: [] }
    people.set(id, {
      id,
      names: add(known.names, form.fullName),
      slugs: add(known.slugs, form.slug),
      photos: add(known.photos, form.photo),
    })
    if (asked.person) for (const one of add([], emailOf(form))) emails.add(one)
  }
  return { emails: [...emails], people: [...people.values()] }
}

type Form = { id: string; form: Stored }

/** A profile as it stands and as it stood. */
async function formsOf(req: PayloadRequest, id: string): Promise<Form[]> {
  const documents = await collect(storedDocuments(peopleSlug, req, { id: { equals: id } }))
  const versions = await collect(storedVersions(peopleSlug, req, { parent: { equals: id } }))
  return [
    ...documents.map((form) => ({ id, form })),
    ...versions.map(({ version }) => ({ id, form: version })),
  ]
}

async function formsWith(req: PayloadRequest, email: string): Promise<Form[]> {
  const ids = new Set<string>()
  const documents = storedDocuments(peopleSlug, req, { 'contact.email': { contains: email } })
  for await (const form of documents) if (emailOf(form) === email) ids.add(form.id)
  const versions = storedVersions(peopleSlug, req, { 'version.contact.email': { contains: email } })
  for await (const { parent, version } of versions) if (emailOf(version) === email) ids.add(parent)
  const forms: Form[] = []
  for (const id of ids) forms.push(...(await formsOf(req, id)))
  return forms
}

const emailOf = ({ contact }: Stored): string | undefined =>
  isRecord(contact) && typeof contact.email === 'string' ? contact.email.toLowerCase() : undefined

const add = (known: string[], value: unknown): string[] =>
  typeof value === 'string' && value.trim() && !known.includes(value.trim())
    ? [...known, value.trim()]
    : known
