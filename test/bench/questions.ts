/** The list of posts as a frontend asks for it over GraphQL. */
export const listQuery =
  '{ Posts(limit: 10) { docs { id title slug summary credits { role person { name slug } } } totalDocs } }'

/** The address of a query by GET. */
export const asked = (query: string): string => `/api/graphql?query=${encodeURIComponent(query)}`

/** A query by POST. */
export const posting = (query: string) => ({
  method: 'POST' as const,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
})
