import { mongo } from 'mongoose'
import { APIError } from 'payload'
import { expect, test } from 'vitest'

import { passingFault } from '../../src/lib/passingFault.ts'

const withCode = (code: number | string) => Object.assign(new Error('x'), { code })
const topology = { servers: new Map(), type: 'Unknown' } as never

test.each([
  ['a full disk', withCode('ENOSPC'), 507],
  ['a quota', withCode('EDQUOT'), 507],
  ['a limit on the size of a file', withCode('EFBIG'), 507],
  ['a full disk below SQLite', withCode('SQLITE_FULL'), 507],
  ['a full disk below MongoDB', withCode(14_031), 507],
  ['a locked SQLite file', withCode('SQLITE_BUSY_SNAPSHOT'), 503],
  ['a broken connection', new mongo.MongoNetworkError('connection 3 closed'), 503],
  ['no server', new mongo.MongoServerSelectionError('connect ECONNREFUSED', topology), 503],
  ['a closed driver', new mongo.MongoTopologyClosedError(), 503],
  [
    'a node that steps down',
    new mongo.MongoServerError({ message: 'not primary', code: 10_107 }),
    503,
  ],
  ['what wraps one of them', new Error('x', { cause: withCode('SQLITE_FULL') }), 507],
  [
    'what GraphQL makes of one',
    Object.assign(new Error('x'), { originalError: new mongo.MongoNetworkError('closed') }),
    503,
  ],
])('%s passes', (_what, error, status) => {
  expect(passingFault(error)).toMatchObject({ status })
})

test.each([
  ['a fault of the program', new TypeError('x is undefined')],
  ['a refusal', new APIError('No', 400)],
  ['another code', withCode('ENOENT')],
  ['a number that is not of MongoDB', withCode(91)],
  ['a duplicate', new mongo.MongoServerError({ message: 'duplicate key', code: 11_000 })],
  ['no error at all', 'ENOSPC'],
])('%s does not', (_what, error) => {
  expect(passingFault(error)).toBeUndefined()
})
