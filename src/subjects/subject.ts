import type { CollectionSlug, PayloadRequest } from 'payload'

/** A stored document as the database has it, relations by their ids. */
export type Stored = Record<string, unknown> & { id: string }

export type SubjectPerson = {
  id: string
  /** Full names, earlier ones too, as the profile and its versions have them. */
  names: string[]
  slugs: string[]
  photos: string[]
}

/** Whom a request is about. */
export type Subject = {
  /** In lower case. */
  emails: string[]
  people: SubjectPerson[]
}

/** A document, with its versions, in which the subject was seen. */
export type Sighting = {
  collection: CollectionSlug
  id: string
  updatedAt: string
  /** In how many versions. */
  versions: number
  /** The fields that refer to the person. */
  references: string[]
  /** The fields whose words have the full name or the e-mail. */
  mentions: string[]
  /** The people shown in it, of media. */
  shows: string[]
}

/** What is held, as one document of one kind. */
export type Item = {
  collection: CollectionSlug
  id: string
  updatedAt: string
  versions: number
  fields?: string[]
  /** Why somebody should look at it, in a sentence. */
  note?: string
}

export type Choices = {
  /** `anonymise` keeps credits as "A contributor"; `delete` takes them away too. */
  profile: 'anonymise' | 'delete'
  testimonials: 'anonymise' | 'delete'
  /** Of files that show nobody else; `keep` takes only the name of the person from them. */
  media: 'delete' | 'keep'
  account: 'delete' | 'keep'
}

export type Search = { subject: Subject; sightings: Sighting[]; req: PayloadRequest }

/** What was done with a kind, in numbers. */
export type Outcome = { anonymised?: number; deleted?: number; changed?: number; kept?: number }

/** One kind of data: where it is, how it is handed over, and how it goes. */
export type Source = {
  kind: string
  label: string
  find: (search: Search) => Item[] | Promise<Item[]>
  /** Fields that are never handed over: secrets of the system, not data about the person. */
  secrets?: string[]
  /** Whether the documents themselves are handed over, or only where they are. */
  isExported: boolean
  /** Without it the kind stays, and `stays` says why. */
  erase?: (items: Item[], choices: Choices, search: Search) => Promise<Outcome>
  stays?: string
}
