const safeSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Whether opening an address would run a script, or do anything but show a page, mail or call. */
export const isUnsafeAddress = (address: string): boolean =>
  URL.canParse(address) && !safeSchemes.has(new URL(address).protocol)

/** Whether a link may lead there: a page on the web or on our own site, a mail address or a number. */
export const isLinkTarget = (address: string): boolean =>
  isSitePath(address) ||
  /^#\S*$/.test(address) ||
  (URL.canParse(address) && safeSchemes.has(new URL(address).protocol))

/** Whether an address is a path on our own site. Browsers take a backslash for a slash. */
export const isSitePath = (address: string): boolean => /^\/(?![/\\])\S*$/.test(address)
