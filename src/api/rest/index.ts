import type {
  Request as ExpressRequest,
  RequestHandler,
  Response as ExpressResponse,
} from 'express'
import { Readable } from 'node:stream'
import { handleEndpoints, type Payload } from 'payload'

import { hadWriteConflict } from '../../database/answerWriteConflict.ts'
import { HttpError } from '../../lib/httpError.ts'
import { withNotedFault } from '../../lib/notedFault.ts'
import { answerNotedFault } from '../answerNotedFault.ts'
import { retryWriteConflicts } from '../retryWriteConflicts.ts'
import { sendWebResponse, toWebRequest } from '../webBridge.ts'
import { checkFormType } from './checkFormType.ts'
import { checkJsonBody } from './checkJsonBody.ts'
import { dropDeadEndpoints } from './dropDeadEndpoints.ts'
import { guardQueries } from './guardQueries.ts'
import { hidePermissions } from './hidePermissions.ts'
import { overriddenRequest } from './overriddenRequest.ts'
import { tagRevisions } from './tagRevisions.ts'

/** Payload's REST API, served by Payload's own endpoints. */
export function rest(options: { payload: Payload; serverUrl: string }): RequestHandler {
  const { payload, serverUrl } = options
  dropDeadEndpoints(payload)
  tagRevisions(payload)
  guardQueries(payload)
  hidePermissions(payload)

  const answer = async (req: ExpressRequest, res: ExpressResponse) => {
    const request = await overriddenRequest(toWebRequest(req, res, serverUrl))
    const { result: answered, fault } = await withNotedFault(() =>
      handleEndpoints({ config: payload.config, request }),
    )
    const isDone = answered.ok && !['GET', 'HEAD'].includes(req.method)
    const response = await answerNotedFault(fault, answered, isDone)
    return { response, mayRetry: hadWriteConflict(request) }
  }

  return async function rest(req, res) {
    // Payload would find `constructor` among its collections, and fail.
    const [, first = ''] = req.path.split('/', 2)
    if (first in Object.prototype) throw nothingHere()
    checkFormType(req)
    checkJsonBody(req)
    const body: unknown = req.body
    const response =
      body instanceof Readable
        ? await Promise.race([answer(req, res).then(({ response }) => response), failureOf(body)])
        : await retryWriteConflicts(() => answer(req, res))
    await sendWebResponse(await inOurShape(response), res)
  }
}

/** The answer to a read by nobody in particular. */
export const answerRead = async (payload: Payload, address: string): Promise<Response> =>
  inOurShape(await handleEndpoints({ config: payload.config, request: new Request(address) }))

/**
 * Where Payload has no such route, and where jobs are asked for, it says so in another shape than all
 * its other errors; it answers 501 where a collection has no endpoints at all.
 */
async function inOurShape(response: Response): Promise<Response> {
  const isPlain = response.headers.get('Content-Type') === 'application/json'
  if (response.status === 501) throw nothingHere()
  if (response.status < 400 || !isPlain) return response
  const body = (await response.json()) as object
  const isOther = 'message' in body && !('errors' in body)
  const shaped = isOther ? { errors: [{ message: body.message }] } : body
  return new Response(JSON.stringify(shaped), response)
}

const nothingHere = () => new HttpError(404, 'There is nothing at this address.')

/** Payload would answer 500 for an upload that was cut short for being too large. */
const failureOf = (body: Readable) =>
  new Promise<never>((_resolve, reject) => void body.once('error', reject))
