import { ValidationError, type PayloadRequest, type ValidationFieldError } from 'payload'

/** An answer 400 that names the fields at fault, as Payload's own validation gives it. */
export const validationError = (
  collection: string,
  errors: ValidationFieldError[],
  req: PayloadRequest,
): ValidationError => new ValidationError({ collection, errors, req }, req.t)
