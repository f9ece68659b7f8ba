import { addDataAndFileToRequest, type PayloadRequest } from 'payload'

/** The JSON that a request brings; an empty object without any. */
export async function readBody(req: PayloadRequest): Promise<Record<string, unknown>> {
  await addDataAndFileToRequest(req)
  return { ...req.data }
}
