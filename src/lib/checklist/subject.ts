type Values = Record<string, unknown>

/** A document that a document names, with the path of the field that names it. */
export type NamedDocument = { path: string; collection: string; id: string; document: Values }

/** What is checked: a document, saved or not, and what it shows of others. */
export type Subject = {
  collection: string
  data: Values
  /** Those of media, people and testimonials that whoever asks may read, with what these show. */
  named: NamedDocument[]
  now: Date
}

/** A check looks at one thing and says what it found. */
export type Check<Found> = (subject: Subject) => Found[]
