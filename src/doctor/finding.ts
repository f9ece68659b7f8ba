/** What a check has found; `problem` is what has to be put right, `advice` what may be. */
export type Finding = {
  check: string
  state: 'advice' | 'fixed' | 'ok' | 'problem'
  /** One line; where something is to be done, it says what. */
  message: string
  /** What it is about, such as names of files. */
  items?: string[]
}
