const maxLength = 80

/**
 * A text as the last part of a web address: lower case, letters and digits of any script, words
 * joined by hyphens, accents and punctuation gone, at most 80 characters.
 * @returns an empty string where no letter or digit is left
 */
export function toSlug(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/[\p{Mn}'’]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= maxLength) return slug
  const cut = slug.slice(0, maxLength + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 0) || maxLength)
}
