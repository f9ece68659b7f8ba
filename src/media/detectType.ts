import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'

import { recognisedTypes, textTypes, type MediaType } from '../lib/mediaTypes.ts'
import type { FileSource } from './storage.ts'

const startLength = 4096
const markup = /<(!doctype|html|head|body|svg|script|iframe|\?xml|\?php)/i

/**
 * What a file is by its content; its name only tells CSV from other text.
 * @returns undefined where it is nothing that may be uploaded
 */
export async function detectType(source: FileSource, name: string): Promise<MediaType | undefined> {
  const detected = Buffer.isBuffer(source)
    ? await fileTypeFromBuffer(source)
    : await fileTypeFromFile(source.path)
  if (detected) return recognisedTypes[detected.mime]
  if (!(await isPlainText(source))) return undefined
  return /\.csv$/i.test(name) ? textTypes.csv : textTypes.plain
}

async function isPlainText(source: FileSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let start = ''
  try {
    for await (const chunk of chunksOf(source)) {
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) return false
      if (start.length < startLength) start += text.slice(0, startLength - start.length)
    }
    decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
  const beginning = start.trimStart()
  return beginning !== '' && !/^(<|#!)/.test(beginning) && !markup.test(beginning)
}

const chunksOf = (source: FileSource): AsyncIterable<Buffer> =>
  Buffer.isBuffer(source) ? Readable.from([source]) : createReadStream(source.path)
