import { APIError } from 'payload'

const where = 'your authenticator app, or one of your recovery codes'

/** The password was right, and the account has a second factor: a code is needed too. */
export class CodeNeeded extends APIError<{ secondFactor: 'code' }> {
  constructor() {
    super(`Please enter the code from ${where}.`, 401, { secondFactor: 'code' }, true)
  }
}

type Refused = { secondFactor: 'code'; errors: { path: string; message: string }[] }

/** The code is none of this account, or was used before. */
export class CodeRefused extends APIError<Refused> {
  constructor() {
    const message = `That code is not right, or has been used already. Please enter the next one from ${where}.`
    super(message, 401, { secondFactor: 'code', errors: [{ path: 'code', message }] }, true)
  }
}

/** The password was right, and the account has to have a second factor first. */
export class SetUpNeeded extends APIError<{ secondFactor: 'set-up'; token: string }> {
  constructor(token: string) {
    const message = 'Everybody who signs in here needs a second factor. Please set up yours first.'
    super(message, 401, { secondFactor: 'set-up', token }, true)
  }
}
