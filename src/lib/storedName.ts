import { randomInt } from 'node:crypto'

const suffixLength = 12
const suffixLetters = '0123456789abcdefghijklmnopqrstuvwxyz'
const afterBase = new RegExp(`-[0-9a-z]{${suffixLength}}(-[a-z]+)?(\\.[^.]*)?$`)
const maxBaseBytes = 120
const maxNameLength = 255

/**
 * The start of the names under which one upload is stored: its readable part, and a random suffix,
 * so that two uploads never meet and an earlier address tells nothing of a new one.
 */
export const newStem = (base: string): string => {
  const random = Array.from({ length: suffixLength }, () => suffixLetters[randomInt(36)])
  return `${base}-${random.join('')}`
}

/** The readable part of the name of a stored file, original or size. */
export const storedBase = (filename: string): string => filename.replace(afterBase, '')

/** What is not seen, and what turns the order of letters round, so that `exe.gpj` reads as `jpg.exe`. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** A client's name for a file, as it can be shown, without the folders before it. */
export const fileNameOf = (name: string): string =>
  [...(name.split(/[/\\]/).at(-1) ?? '').replace(unseen, ' ').normalize('NFC').trim()]
    .slice(0, maxNameLength)
    .join('')

/**
 * What a stored file is called in public in place of its readable part, which may be the name of
 * somebody: by its kind.
 */
export const neutralBase = (mimeType: string): string =>
  /^(audio|image|video)\//.exec(mimeType)?.[1] ?? 'document'

/** The readable part of a client's name for a file: letters and digits of any script. */
export function readableBase(name: string): string {
  const words = fileNameOf(name)
    .replace(/\.[^.]*$/, '')
    // How browsers send quotes and line breaks in the name of a file.
    .replace(/%(22|0A|0D)/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  let base = ''
  for (const character of words) {
    if (Buffer.byteLength(base + character) > maxBaseBytes) break
    base += character
  }
  return base.replace(/^-+|-+$/g, '') || 'file'
}
