/** The path of our own page of a document. */
export const previewPath = (collection: string, id: string): string =>
  `/preview/${collection}/${id}`
