/**
 * Shows on a terminal, and nowhere else, how far something has come.
 * @returns the function to be told of what was done, and the one that clears the line
 */
export function showProgress(label: string): {
  add: (bytes: number) => void
  end: () => void
} {
  const { stderr } = process
  let bytes = 0
  let shownAt = 0
  return {
    add: (more) => {
      bytes += more
      const now = Date.now()
      if (!stderr.isTTY || now - shownAt < redrawMs) return
      shownAt = now
      stderr.write(`\r\u001b[K${label} ${inMegabytes(bytes)}`)
    },
    end: () => {
      if (stderr.isTTY) stderr.write('\r\u001b[K')
    },
  }
}

const redrawMs = 100

/** A number of bytes, as people read it. */
export const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`
