import { APIError } from 'payload'

/** A transaction did nothing for so long that it was taken back: none of it is saved. */
export class TransactionLost extends APIError {
  constructor(idle: number) {
    super(
      `This took too long and was not saved: nothing was heard of it for ${Math.round(idle / 1000)} seconds. Please try again.`,
      503,
      undefined,
      true,
    )
  }
}
