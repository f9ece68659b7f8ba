import type { Payload } from 'payload'

import { buildDocument, type OpenApiDocument } from './buildDocument.ts'

export type DescribeApi = () => Promise<OpenApiDocument>

/**
 * The description of the API, made when it is first asked for, as all endpoints are in place then. It
 * stays the same while the server runs.
 */
export function describeApi(payload: Payload, serverUrl: string): DescribeApi {
  let document: Promise<OpenApiDocument> | undefined
  return () =>
    (document ??= buildDocument(payload, serverUrl).catch((error: unknown) => {
      document = undefined
      throw error
    }))
}
