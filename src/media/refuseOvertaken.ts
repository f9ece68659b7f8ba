import { APIError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'

import type { Media } from '../lib/payload-types.ts'
import type { PreparedUpload } from './prepareUpload.ts'

/**
 * Refuses copies that were made of a file which has been replaced meanwhile.
 * @param preparedFor gives what an endpoint has prepared before the operation
 */
export const refuseOvertaken =
  (
    preparedFor: (req: PayloadRequest) => PreparedUpload | undefined,
  ): CollectionBeforeChangeHook<Media> =>
  ({ data, originalDoc, req }) => {
    const madeFrom = preparedFor(req)?.madeFrom
    if (madeFrom && madeFrom !== originalDoc?.filename) {
      throw new APIError('The file has been replaced meanwhile. Please try again.', 409)
    }
    return data
  }
