import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

import { OperatorError } from '../lib/operatorError.ts'

/**
 * Asks for a new password twice on the terminal, without showing it.
 * @throws OperatorError where the two differ
 */
export async function askPassword(): Promise<string> {
  const password = await askHidden('Password: ')
  if ((await askHidden('The same again: ')) !== password) {
    throw new OperatorError('The two passwords differ; run the command again.')
  }
  return password
}

async function askHidden(question: string): Promise<string> {
  process.stdout.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  terminal.once('SIGINT', () => process.exit(130))
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stdout.write('\n')
  }
}
