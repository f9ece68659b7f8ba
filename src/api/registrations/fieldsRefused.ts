import { HttpError } from '../../lib/httpError.ts'

/** An answer 400 that names the fields at fault, as Payload's own validation does. */
export const fieldsRefused = (errors: { path: string; message: string }[]): HttpError =>
  new HttpError(400, errors.map(({ message }) => message).join(' '), {}, { errors })
