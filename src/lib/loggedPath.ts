const identifier = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const longestWord = 31

/**
 * The path of an address as it may be logged: without its query, and without what is long enough to
 * be a secret, such as the token in a link from a mail. Identifiers of documents stay.
 */
export const loggedPath = (url: string): string =>
  (url.split('?', 1)[0] ?? '').replace(/[^/]+/g, (segment) =>
    segment.length > longestWord && !identifier.test(segment) ? '…' : segment,
  )
