'use client'

import { type ReactNode, use, useEffect } from 'react'

import { guardFetch } from './lostUpdates/guardFetch.ts'
import { GuardsContext } from './lostUpdates/GuardsContext.ts'

/**
 * Around the panel: lets each open form name the version that its saves are based on. Payload’s forms
 * have no place for a header of ours; see docs/decisions/0038-lost-updates-in-the-panel.md.
 */
export const SaveGuards = ({ children }: { children: ReactNode }) => {
  const guards = use(GuardsContext)
  useEffect(() => {
    const plain = window.fetch.bind(window)
    const guarded = guardFetch(plain, guards)
    window.fetch = guarded
    return () => {
      if (window.fetch === guarded) window.fetch = plain
    }
  }, [guards])
  return children
}
