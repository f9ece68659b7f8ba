const longest = 80

/**
 * The name of somebody who signed up, for a mail. Anybody can have us write to anybody: a name that is
 * none must not turn our mails into theirs.
 * @returns letters, spaces and `.'-` alone, no part of which is read as an address; else `there`
 */
export function safeName(name: string): string {
  // A full stop between letters could make a web address, which mail programs turn into a link.
  const spaced = name
    .normalize('NFC')
    .replace(/\.(?=\S)/g, '. ')
    .replace(/\s+/g, ' ')
    .trim()
  return spaced.length <= longest && /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(spaced) ? spaced : 'there'
}
