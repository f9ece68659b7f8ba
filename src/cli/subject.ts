import { Command, Option } from 'commander'
import type { Payload, PayloadRequest } from 'payload'

import { readEnv } from '../env.ts'
import { OperatorError } from '../lib/operatorError.ts'
import { writePrivately } from '../lib/writePrivately.ts'
import { withPayload } from './withPayload.ts'

type Asked = { email?: string; person?: string; json?: boolean }
type Choices = {
  profile: 'anonymise' | 'delete'
  testimonials: 'anonymise' | 'delete'
  media: 'delete' | 'keep'
  account: 'delete' | 'keep'
}

/** `subject`: what is held about somebody who asks, and what is to be forgotten. */
export const subject = (): Command =>
  new Command('subject')
    .description('find, export or erase what is held about somebody')
    .addCommand(
      about('find', 'list what is held, and where').action((asked: Asked) =>
        withRequest(asked, async (req) => {
          const { findSubject, reportOf } = await import('../subjects/findSubject.ts')
          print(asked, reportOf(await findSubject(req, asked)))
        }),
      ),
    )
    .addCommand(
      about('export', 'write it into a ZIP file, as JSON and CSV')
        .option('--out <file>', 'the file to write', 'subject-data.zip')
        .option('--no-files', 'leave out the pictures and other files that show the person')
        .action((asked: Asked & { out: string; files: boolean }) =>
          withRequest(asked, async (req) => {
            const { mediaStorage } = await import('../media/mediaStorage.ts')
            const { exportSubject } = await import('../subjects/exportSubject.ts')
            const storage = mediaStorage(readEnv())
            const archive = await exportSubject(req, asked, { storage, files: asked.files })
            // What is in it is for one person.
            await writePrivately(asked.out, archive as unknown as AsyncIterable<Uint8Array>)
            process.stdout.write(
              asked.json ? `${JSON.stringify({ file: asked.out })}\n` : `Wrote ${asked.out}.\n`,
            )
          }),
        ),
    )
    .addCommand(
      about('erase', 'erase or anonymise it, versions included')
        .option('--yes', 'do it; without this the command only says what it would erase')
        .addOption(choice('profile', ['anonymise', 'delete'], 'credits say “A contributor”, or go'))
        .addOption(choice('testimonials', ['anonymise', 'delete'], 'what they said'))
        .addOption(choice('media', ['delete', 'keep'], 'files that show nobody else'))
        .addOption(choice('account', ['keep', 'delete'], 'a staff account with this e-mail'))
        .action((asked: Asked & Choices & { yes?: boolean }) =>
          withRequest(asked, async (req) => {
            const { findSubject, reportOf } = await import('../subjects/findSubject.ts')
            const { eraseSubject } = await import('../subjects/eraseSubject.ts')
            const found = reportOf(await findSubject(req, asked))
            if (!asked.yes) {
              print(asked, found)
              if (found.total === 0) return
              throw new OperatorError('Nothing was erased; add --yes to erase what is listed.')
            }
            print(asked, await eraseSubject(req, asked, found.seen, asked))
          }),
        ),
    )

const about = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option('--email <email>', 'whom it is about, by their e-mail')
    .option('--person <id>', 'or by the id of their profile')
    .option('--json', 'answer as JSON')

const choice = (name: string, choices: string[], description: string): Option =>
  new Option(`--${name} <what>`, description).choices(choices).default(choices[0])

async function withRequest(
  { email, person }: Asked,
  work: (req: PayloadRequest) => Promise<void>,
): Promise<void> {
  if ((email === undefined) === (person === undefined)) {
    throw new OperatorError('Give either --email or --person: whom is this about?')
  }
  await withPayload(async (payload: Payload) => {
    const { createLocalReq } = await import('payload')
    await work(await createLocalReq({}, payload))
  })
}

type Printed = {
  total?: number
  kinds: { kind: string; label: string; items?: object[] }[]
  left?: { label: string; reason: string; items: { collection: string; id: string }[] }[]
  stays: string[]
}

function print({ json }: Asked, report: Printed): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(report)}\n`)
    return
  }
  const lines =
    report.total === 0
      ? ['Nothing is held about them.']
      : report.kinds.flatMap(({ items, kind, label, ...counts }) => [
          `${label} (${kind}): ${items ? items.length : inWords(counts)}`,
          ...(items ?? []).map((item) => `  ${inWords(item)}`),
        ])
  for (const { items, label, reason } of report.left ?? []) {
    lines.push(`Left: ${label}. ${reason}`)
    lines.push(...items.map((item) => `  ${inWords(item)}`))
  }
  const stays = report.left ? ['What stays elsewhere:', ...report.stays] : []
  process.stdout.write(`${[...lines, ...stays].join('\n')}\n`)
}

const inWords = (values: object): string =>
  Object.entries(values)
    .filter(([name]) => name !== 'updatedAt' && name !== 'stays' && name !== 'count')
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(', ')
