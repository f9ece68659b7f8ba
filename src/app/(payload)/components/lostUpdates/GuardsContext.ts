'use client'

import { createContext } from 'react'

import type { Guards } from './guardFetch.ts'

/** The forms that are open in the panel. */
export const GuardsContext = createContext<Guards>(new Map())
