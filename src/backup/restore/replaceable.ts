/**
 * What a restore replaces. Each step may be done again after it was cut short. `setAside` and `place`
 * only give other names; so the old is there, whole, until `discard`.
 */
export type Replaceable = {
  isEmpty: () => Promise<boolean>
  /** Takes the old away from where the new is to be. */
  setAside: () => Promise<void>
  /** Puts the new, staged before, where it is to be. */
  place: () => Promise<void>
  /** Takes back `place`, wholly or partly done. */
  removePlaced: () => Promise<void>
  /** Takes back `setAside`, wholly or partly done. */
  putBack: () => Promise<void>
  /** Removes what was staged and not placed, and the old where it was set aside. */
  discard: () => Promise<void>
}
