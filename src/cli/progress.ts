/**
 * Shows on a terminal, and nowhere else, how far something has come.
 * @param inWords how the amount is written, bytes unless told otherwise
 * @returns the function to be told of what was done, and the one that clears the line
 */
export function showProgress(
  label: string,
  inWords: (amount: number) => string = inMegabytes,
): {
  add: (amount: number) => void
  end: () => void
} {
  const { stderr } = process
  let amount = 0
  let shownAt = 0
  return {
    add: (more) => {
      amount += more
      const now = Date.now()
      if (!stderr.isTTY || now - shownAt < redrawMs) return
      shownAt = now
      stderr.write(`\r\u001b[K${label} ${inWords(amount)}`)
    },
    end: () => {
      if (stderr.isTTY) stderr.write('\r\u001b[K')
    },
  }
}

const redrawMs = 100

/** A number of bytes, as people read it. */
export const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`
