import { APIError } from 'payload'

/** An answer 400 that names the fields at fault, as Payload's own validation does. */
export const fieldsRefused = (errors: { path: string; message: string }[]): APIError =>
  new APIError(errors.map(({ message }) => message).join(' '), 400, { errors }, true)
