import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

import { OperatorError } from '../lib/operatorError.ts'

/**
 * Asks for a new password twice on the terminal, without showing it. The terminal shows nothing
 * until both are there, so that what is typed ahead of the second question is hidden and heard too.
 * @throws OperatorError where the two differ
 */
export async function askPassword(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  terminal.once('SIGINT', () => process.exit(130))
  const lines = terminal[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    process.stdout.write(question)
    const line = await lines.next()
    process.stdout.write('\n')
    return line.done ? '' : line.value
  }
  try {
    const password = await ask('Password: ')
    if ((await ask('The same again: ')) !== password) {
      throw new OperatorError('The two passwords differ; run the command again.')
    }
    return password
  } finally {
    terminal.close()
  }
}
