import { addDataAndFileToRequest, APIError, Forbidden, type PayloadHandler } from 'payload'

import { checklistOf } from '../../src/lib/checklist/checklistOf.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import { staff } from '../access/staff.ts'
import { malformedValues } from '../hooks/malformedValues.ts'
import { validationError } from '../hooks/validationError.ts'
import { readNamed } from './readNamed.ts'

/**
 * Answers `{ data }`, a document of the collection as a form holds it, with `{ findings }`. Of other
 * documents it looks only at what whoever asks may read.
 */
export const answerChecklist =
  (slug: string): PayloadHandler =>
  async (req) => {
    if (!staff({ req })) throw new Forbidden(req.t)
    await addDataAndFileToRequest(req)
    const data: unknown = req.data?.data
    if (!isRecord(data)) throw new APIError('Please give the document as `data`.', 400)
    const { config } = req.payload.collections[slug as 'posts']
    const errors = malformedValues(config.flattenedFields, data, req)
    if (errors.length > 0) throw validationError(config, errors, req)
    const named = await readNamed({
      fields: config.flattenedFields,
      data,
      req,
      overrideAccess: false,
    })
    return Response.json({
      findings: checklistOf({ collection: slug, data, named, now: new Date() }),
    })
  }
