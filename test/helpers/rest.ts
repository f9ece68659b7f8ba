import * as qs from 'qs-esm'

export type Answer<Body> = { status: number; headers: Headers; body: Body }

type RequestOptions = {
  /** The `Authorization` header; without it the caller is the public. */
  as?: string | undefined
  body?: unknown
  headers?: Record<string, string>
  query?: Record<string, unknown>
}

/** What the tests look at of an answer; each route has some of it. */
export type ApiBody = {
  [key: string]: unknown
  doc: Record<string, unknown> & { id: string }
  docs: (Record<string, unknown> & { id: string })[]
  errors: { message: string; data?: { errors?: { message: string; path: string }[] } }[]
  totalDocs: number
}

/** A small client of a server's REST API and GraphQL. */
export function createApi(url: string) {
  const request = async (
    method: string,
    path: string,
    { as, body, headers, query }: RequestOptions = {},
  ): Promise<Answer<ApiBody>> => {
    const response = await fetch(
      `${url}/api${path}${qs.stringify(query, { addQueryPrefix: true })}`,
      {
        method,
        headers: {
          ...(as ? { Authorization: as } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    )
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : {}) as ApiBody,
    }
  }
  return {
    get: (path: string, options?: RequestOptions) => request('GET', path, options),
    post: (path: string, options?: RequestOptions) => request('POST', path, options),
    patch: (path: string, options?: RequestOptions) => request('PATCH', path, options),
    delete: (path: string, options?: RequestOptions) => request('DELETE', path, options),
    graphql: (query: string, options?: Omit<RequestOptions, 'body' | 'query'>) =>
      request('POST', '/graphql', { ...options, body: { query } }),
  }
}
