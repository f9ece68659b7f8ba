import { APIError, type PayloadRequest } from 'payload'

import { fieldsRefused } from '../fieldsRefused.ts'
import { readBody } from '../readBody.ts'

type Field = 'code' | 'password' | 'token'

const missing: Record<Field, string> = {
  code: 'Please enter a code.',
  password: 'Please enter your password.',
  token: 'Please send the token that signing in answered.',
}

/**
 * The texts that a request brings as JSON; what is empty counts as left out.
 * @throws APIError 415 for anything else than JSON, 400 naming a field that is no text or is missing
 */
export async function readJson<Needed extends Field = never>(
  req: PayloadRequest,
  { needed = [], optional = [] }: { needed?: readonly Needed[]; optional?: readonly Field[] },
): Promise<Record<Needed, string> & Partial<Record<Field, string>>> {
  const [type = ''] = (req.headers.get('Content-Type') ?? '').split(';', 1)
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new APIError('Please send the fields as JSON.', 415)
  }
  const body = await readBody(req)
  const fields = new Map<Field, string>()
  const errors: { path: Field; message: string }[] = []
  for (const path of [...needed, ...optional]) {
    const value = body[path] ?? ''
    if (typeof value !== 'string') errors.push({ path, message: `Please send “${path}” as text.` })
    else if (value.trim()) fields.set(path, value)
    else if (needed.some((name) => name === path)) errors.push({ path, message: missing[path] })
  }
  if (errors.length > 0) throw fieldsRefused(errors)
  return Object.fromEntries(fields) as Record<Needed, string> & Partial<Record<Field, string>>
}
