import type {
  CollectionSlug,
  File,
  Payload,
  RequiredDataFromCollectionSlug,
  TypedUser,
  Where,
} from 'payload'

export type SampleLoader = {
  /**
   * Creates a document unless there is one that `key` finds, in the trash too, which is left as it
   * is: loading again completes what is missing and never overwrites an editor's work.
   * @returns the document's identifier
   */
  add: <Slug extends CollectionSlug>(sample: {
    collection: Slug
    key: Where
    data: RequiredDataFromCollectionSlug<Slug>
    file?: File
  }) => Promise<string>
  /** How many documents were created so far. */
  added: () => number
}

/**
 * @param options.user whose documents they become; nobody's where left out
 * @param options.signal ends the loading between two documents
 */
export function createSampleLoader(options: {
  payload: Payload
  user?: TypedUser | undefined
  signal?: AbortSignal | undefined
}): SampleLoader {
  const { payload, user, signal } = options
  let created = 0
  return {
    add: async ({ collection, key, data, file }) => {
      signal?.throwIfAborted()
      const { docs } = await payload.find({
        collection,
        where: key,
        draft: true,
        trash: true,
        depth: 0,
        limit: 1,
        pagination: false,
      })
      if (docs[0]) return String(docs[0].id)
      const made = await payload.create({
        collection,
        data,
        depth: 0,
        ...(file && { file }),
        ...(user && { user }),
      })
      created += 1
      return String(made.id)
    },
    added: () => created,
  }
}
