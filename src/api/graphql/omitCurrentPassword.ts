import { getNamedType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql'

import { currentPasswordField } from '../../../collections/Users/currentPasswordField.ts'

/** Takes the password that proves a change out of what accounts are read by, and made of. */
export function omitCurrentPassword(schema: GraphQLSchema): void {
  const { name } = currentPasswordField
  const account = schema.getType('User')
  const data = schema
    .getMutationType()
    ?.getFields()
    .createUser?.args.find((arg) => arg.name === 'data')
  const made = data && getNamedType(data.type)
  if (!isObjectType(account) || !isInputObjectType(made)) {
    throw new Error('Payload reads and makes accounts by other types now.')
  }
  delete account.getFields()[name]
  delete made.getFields()[name]
}
