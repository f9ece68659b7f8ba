import {
  defaultFieldResolver,
  GraphQLString,
  type GraphQLArgument,
  type GraphQLSchema,
} from 'graphql'
import type { PayloadRequest } from 'payload'

type Context = { headers: Record<string, string>; req: PayloadRequest }
type Result = Record<string, unknown> | undefined

/** Signing in takes a code of the second factor, and a new password signs nobody in who has one. */
export function takeCodes(schema: GraphQLSchema): void {
  const mutations = schema.getMutationType()?.getFields()
  const { loginUser, resetPasswordUser } = mutations ?? {}
  if (!loginUser || !resetPasswordUser) throw new Error('Payload signs in by other mutations now.')

  const login = loginUser.resolve ?? defaultFieldResolver
  const code: GraphQLArgument = {
    name: 'code',
    description: 'Of the second factor: from the app, or a recovery code.',
    type: GraphQLString,
    defaultValue: undefined,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  }
  loginUser.args = [...loginUser.args, code]
  loginUser.resolve = (source, args: { code?: unknown }, context: Context, info): unknown => {
    context.req.context.givenCode = args.code
    return login(source, args, context, info)
  }

  const reset = resetPasswordUser.resolve ?? defaultFieldResolver
  resetPasswordUser.resolve = async (source, args, context: Context, info) => {
    const { headers, req } = context
    const { user } = req
    let signsIn = false
    try {
      const result = (await reset(source, args, context, info)) as Result
      signsIn = !req.context.signIn?.withoutSession
      if (signsIn) return result
      delete headers['Set-Cookie']
      return { ...result, token: null, user: null }
    } finally {
      // Stock, the mutations that follow in this request are done by whoever the link was for.
      if (!signsIn) req.user = user
    }
  }
}
