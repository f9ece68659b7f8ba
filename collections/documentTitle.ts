const longest = 80

/** The title of a document for a mail or a list: one line, shortened, never empty. */
export function documentTitle(title: unknown): string {
  const words = typeof title === 'string' ? title.replaceAll(/\s+/g, ' ').trim() : ''
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words || 'Untitled'
}
