import type { OpenApiDocument } from '../openapi/buildDocument.ts'

/** What a reference within the document stands for; anything else is itself. */
export function resolve<Value extends object>(
  document: OpenApiDocument,
  value: Value | { $ref: string },
): Value {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as Value
  const keys = value.$ref.slice('#/'.length).split('/')
  return keys.reduce<unknown>(
    (found, key) => (found as Record<string, unknown>)[key],
    document,
  ) as Value
}
