import { Command } from 'commander'

import type { Finding } from '../doctor/finding.ts'
import { readEnv, type Env } from '../env.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { withPayload } from './withPayload.ts'

type Options = { fix?: boolean; json?: boolean }

/** `doctor`: whether all is well, and what to do where it is not. */
export const doctor = (): Command =>
  new Command('doctor')
    .description('look whether all is well, and say what to do where it is not')
    .option('--fix', 'remove files older than an hour that belong to no document of this database')
    .option('--json', 'answer as JSON')
    .addHelpText('after', '\nThe exit code is 1 where something has to be put right.')
    .action(async ({ fix = false, json }: Options) => {
      const findings = await examine(readEnv(), fix)
      process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : inLines(findings))
      if (findings.some(({ state }) => state === 'problem')) process.exitCode = 1
    })

/** Nothing is opened by this program that a check before it has found to be unfit. */
async function examine(env: Env, fix: boolean): Promise<Finding[]> {
  const { checkConfiguration } = await import('../doctor/checkConfiguration.ts')
  const { checkMail } = await import('../doctor/checkMail.ts')
  const { checkBucket } = await import('../doctor/checkBucket.ts')
  const findings = [
    ...checkConfiguration(env),
    ...(await checkBucket(env)),
    await checkMail(env),
    ...(await lookAt(env)),
  ]
  const isUsable = !findings.some(
    ({ check, state }) =>
      state === 'problem' && ['bucket', 'database', 'migrations'].includes(check),
  )
  if (isUsable) {
    await withPayload(async (payload) => {
      const { mediaStorage } = await import('../media/mediaStorage.ts')
      const { checkFiles } = await import('../doctor/checkFiles.ts')
      const { checkIndexes } = await import('../doctor/checkIndexes.ts')
      const { checkWork } = await import('../doctor/checkWork.ts')
      const { otherDatabases } = await import('../doctor/databaseNotes.ts')
      const others = await otherDatabases(env)
      findings.push(
        await checkIndexes(payload),
        ...(await checkFiles(payload, mediaStorage(env), fix, others)),
        ...(await checkWork(payload)),
      )
    })
  }
  return findings
}

async function lookAt(env: Env): Promise<Finding[]> {
  try {
    if (env.DATABASE_URL.startsWith('file:')) {
      const { checkSqliteFile } = await import('../doctor/checkSqliteFile.ts')
      return [
        ...(await checkSqliteFile(env.DATABASE_URL)),
        { check: 'transactions', state: 'ok', message: 'Transactions are on.' },
        { check: 'clock', state: 'ok', message: 'The database has the clock of this machine.' },
      ]
    }
    const { checkMongodbServer } = await import('../doctor/checkMongodbServer.ts')
    return await checkMongodbServer(env)
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    return [{ check: 'database', state: 'problem', message: error.message }]
  }
}

const marks: Record<Finding['state'], string> = {
  ok: 'ok     ',
  fixed: 'fixed  ',
  advice: 'advice ',
  problem: 'PROBLEM',
}

const mostItems = 20

const inLines = (findings: Finding[]): string =>
  findings
    .flatMap(({ check, items = [], message, state }) => [
      `${marks[state]} ${check}: ${message}`,
      ...items.slice(0, mostItems).map((item) => `          ${item}`),
      ...(items.length > mostItems ? [`          and ${items.length - mostItems} more`] : []),
    ])
    .join('\n') + '\n'
