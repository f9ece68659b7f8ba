import { randomInt } from 'node:crypto'

// Without the letters and digits that are taken for one another when read aloud or copied by hand.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password of 20 random characters in groups of five (100 bits), easy to copy by hand. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
