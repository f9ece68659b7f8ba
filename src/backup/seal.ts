import { open, stat } from 'node:fs/promises'

import { OperatorError } from '../lib/operatorError.ts'
import { digestOf } from './files.ts'

/**
 * The comment at the very end of the ZIP file: the checksum of everything before it, so that no byte
 * of the file can change unnoticed, whatever part of the format it belongs to.
 */
const label = 'sha256:'
const digestLength = 64

/** A comment to be written over by `sealFile`. */
export const emptySeal = label + '0'.repeat(digestLength)

/** Writes the checksum of a whole file into the comment at its end. */
export async function sealFile(file: string): Promise<void> {
  const { size } = await stat(file)
  const digest = await digestOf(file, { end: size - digestLength - 1 })
  const handle = await open(file, 'r+')
  try {
    await handle.write(digest, size - digestLength)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * @param onBytes told how many bytes more have been read
 * @throws OperatorError where a sealed file is not as it was
 */
export async function checkSeal(file: string, onBytes: (bytes: number) => void): Promise<void> {
  const { size } = await stat(file)
  const handle = await open(file)
  const end = Buffer.alloc(emptySeal.length)
  try {
    if (size > end.length) await handle.read(end, 0, end.length, size - end.length)
  } finally {
    await handle.close()
  }
  const text = end.toString('latin1')
  if (!text.startsWith(label)) {
    throw new OperatorError(`${file} is cut short, or is not a backup; nothing was changed.`)
  }
  const digest = await digestOf(file, { end: size - digestLength - 1, onBytes })
  if (text !== label + digest) {
    throw new OperatorError(`${file} is damaged, its checksum is another; nothing was changed.`)
  }
}
