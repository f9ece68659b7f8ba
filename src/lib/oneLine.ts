/**
 * A text as one line of what can be seen: no line breaks, no control characters, none that turn the
 * order of letters round.
 */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
