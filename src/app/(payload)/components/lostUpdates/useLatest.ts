import { useCallback, useEffect, useRef } from 'react'

/** A function that gives what was rendered last, for what outlives a rendering. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return useCallback(() => latest.current, [])
}
