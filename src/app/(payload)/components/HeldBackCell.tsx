'use client'

import type { DefaultCellComponentProps } from 'payload'

import { consentHold } from '../../../lib/consentHold.ts'

/** Flags in a list what is held back, such as a photograph with somebody whose consent ended. */
export const HeldBackCell = ({ cellData }: DefaultCellComponentProps) => {
  const hold = consentHold({ heldBackFrom: cellData as unknown }, new Date())
  return hold ? <strong>{`Not public: ${hold}`}</strong> : <span>–</span>
}

/** The form says it above its fields, in words. */
export const HeldBackField = () => null
