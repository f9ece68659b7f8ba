import { GraphQLError } from 'graphql'

/** What is answered to a request that asks too much; the message is for the client. */
export const tooLarge = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'TOO_LARGE', http: { status: 400 } } })
