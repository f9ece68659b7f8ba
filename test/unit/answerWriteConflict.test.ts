import type { AfterErrorHookArgs, PayloadRequest } from 'payload'
import { expect, test } from 'vitest'

import { answerWriteConflict, hadWriteConflict } from '../../src/database/answerWriteConflict.ts'
import { WriteLockTimeout } from '../../src/database/writeLock.ts'

const conflict = Object.assign(new Error('WriteConflict'), { code: 112 })

function answer(error: Error, more: Partial<AfterErrorHookArgs> = {}) {
  const req = { context: {} } as PayloadRequest
  const result = answerWriteConflict({ error, req, context: req.context, ...more })
  return { req, result, retryAfter: req.responseHeaders?.get('Retry-After') }
}

test('two writes that met are answered 503, and may be tried again', () => {
  const { req, result, retryAfter } = answer(conflict)
  expect(result).toMatchObject({ status: 503, response: { errors: [{}] } })
  expect(retryAfter).toBe('1')
  expect(hadWriteConflict(req)).toBe(true)
})

test('over GraphQL they are too', () => {
  const { req, result } = answer(conflict, { graphqlResult: { message: 'Something went wrong.' } })
  expect(result).toMatchObject({ graphqlResult: { extensions: { statusCode: 503 } } })
  expect(hadWriteConflict(req)).toBe(true)
})

test('a write that waited too long has waited enough', () => {
  const { req, result, retryAfter } = answer(new WriteLockTimeout())
  expect(result).toBeUndefined()
  expect(retryAfter).toBe('1')
  expect(hadWriteConflict(req)).toBe(false)
})

test('other errors are left alone', () => {
  const { req, result, retryAfter } = answer(new Error('Something else'))
  expect([result, retryAfter, hadWriteConflict(req)]).toEqual([undefined, undefined, false])
})
