import { Command, Option } from 'commander'

import { OperatorError } from '../lib/operatorError.ts'
import type { WorkChange } from '../work/changeWork.ts'
import { withPayload } from './withPayload.ts'

const states = ['failed', 'running', 'waiting', 'done'] as const

type Listing = { status?: (typeof states)[number]; limit: string; json?: boolean }
type Change = { json?: boolean; force?: boolean }

/** `jobs`: scheduled publishing, mails to people who signed up, and deliveries to webhooks. */
export const jobs = (): Command =>
  new Command('jobs')
    .description('list, retry, cancel or dismiss jobs, mails and webhook deliveries')
    .addCommand(
      new Command('list')
        .description('what waits, runs or has failed, the newest first')
        .addOption(
          new Option('--status <status>', 'only these; done is not shown else').choices(states),
        )
        .option('--limit <number>', 'at most this many of each kind', '100')
        .option('--json', 'answer as JSON')
        .action(async ({ json, limit, status }: Listing) => {
          if (!/^[1-9]\d{0,5}$/.test(limit)) {
            throw new OperatorError('--limit is a whole number from 1.')
          }
          await withPayload(async (payload) => {
            const { listWork } = await import('../work/listWork.ts')
            const found = await listWork(payload, { status, limit: Number(limit) })
            const lines = found.map(({ attempts, error, id, kind, status, what, when }) =>
              [id, kind, status, what, `${attempts} attempts`, when && `next ${when}`, error]
                .filter(Boolean)
                .join('  '),
            )
            process.stdout.write(
              json
                ? `${JSON.stringify({ jobs: found })}\n`
                : `${lines.join('\n') || 'Nothing waits, runs or has failed.'}\n`,
            )
          })
        }),
    )
    .addCommand(
      change('retry', 'have them done again at once, with their attempts from the start').option(
        '--force',
        'those too that are marked as running, where their process was killed',
      ),
    )
    .addCommand(change('cancel', 'have them never done'))
    .addCommand(change('dismiss', 'let go of what has failed, so that it is no longer shown'))

const verbs: Record<WorkChange, string> = {
  retry: 'Will be done again',
  cancel: 'Cancelled',
  dismiss: 'Let go',
}

const change = (name: WorkChange, description: string): Command =>
  new Command(name)
    .description(description)
    .argument('<id...>', 'as list shows them')
    .option('--json', 'answer as JSON')
    .action((ids: string[], { force = false, json }: Change) =>
      withPayload(async (payload) => {
        const { createLocalReq } = await import('payload')
        const { changeWork } = await import('../work/changeWork.ts')
        // All are looked for first, so that a mistyped one changes nothing.
        const changed = await changeWork(await createLocalReq({}, payload), ids, name, force)
        process.stdout.write(
          json
            ? `${JSON.stringify({ [name]: changed })}\n`
            : changed
                .map(({ id, kind, what }) => `${verbs[name]}: ${kind} ${what} (${id})\n`)
                .join(''),
        )
        const missed = ids.filter((id) => !changed.some((work) => work.id === id))
        if (missed.length > 0) {
          throw new OperatorError(
            `Not changed, as it went on meanwhile: ${missed.join(', ')}; see jobs list.`,
          )
        }
      }),
    )
