import { accessSync, constants, mkdirSync } from 'node:fs'

import { OperatorError } from './operatorError.ts'

/**
 * Makes sure that a folder is there and can be written to.
 * @param folder an absolute path
 * @param variable the setting that names it
 * @throws OperatorError with one line that says what to do
 */
export function requireWritableFolder(folder: string, variable: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new OperatorError(
      `The folder ${folder} cannot be written to; change its owner or permissions, or set ${variable} to another place.`,
    )
  }
}
