import { Forbidden, QueryError } from 'payload'
import { pino } from 'pino'
import { expect, test } from 'vitest'

import { quietClientFaults } from '../../src/lib/quietClientFaults.ts'

function log(level: string) {
  const lines: { level: number }[] = []
  const logger = pino(
    { level, base: undefined, hooks: { logMethod: quietClientFaults } },
    { write: (line: string) => void lines.push(JSON.parse(line) as { level: number }) },
  )
  return { lines, logger }
}

test.each([
  new QueryError([{ path: 'nope' }]),
  new Forbidden(),
  Object.assign(new Error('Wrong'), { status: 401 }),
])('a fault of the client is one line for debugging, without a stack: %s', (error) => {
  const { lines, logger } = log('debug')
  logger.error({ err: error })
  logger.error(error)
  expect(lines).toHaveLength(2)
  for (const line of lines) {
    expect(line).toMatchObject({ level: 20, type: error.name })
    expect(JSON.stringify(line)).not.toContain('    at ')
  }
  const usual = log('info')
  usual.logger.error({ err: error })
  expect(usual.lines).toEqual([])
})

test.each([new Error('Oh'), Object.assign(new Error('Oh'), { status: 503 }), { status: 400 }])(
  'everything else is logged as it was: %s',
  (entry) => {
    const { lines, logger } = log('info')
    logger.error({ err: entry, msg: 'Oh' })
    logger.info('Hello')
    expect(lines).toMatchObject([{ level: 50 }, { level: 30 }])
  },
)
