/**
 * Whether an `If-Match` header names an entity tag. It compares strongly: a weak tag never matches.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1
 */
export const matchesRevision = (ifMatch: string, revision: string): boolean =>
  ifMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim() === revision)
