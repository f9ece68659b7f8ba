'use client'

import { useEffect, useRef, useState } from 'react'

import { toInstant, toLocal } from '../../../lib/zonedTime.ts'

/** A date as `YYYY-MM-DD` and a time as `HH:mm`; either is empty until it is chosen. */
export type WallClock = { date: string; time: string }

type Typed = WallClock & { instant: string | null; timeZone: string }

/**
 * Lets people edit an instant as the clocks of a time zone show it. What was typed stays visible,
 * also while it is half done, until the instant or the zone changes from elsewhere. When the zone
 * changes and the instant does not, the hour on the clock is kept and the instant moves.
 */
export function useWallClock(options: {
  instant: string | null
  timeZone: string
  setInstant: (instant: string | null) => void
}): { shown: WallClock; type: (change: Partial<WallClock>) => void } {
  const { instant, timeZone, setInstant } = options
  const [typed, setTyped] = useState<Typed>()
  const isCurrent = typed?.instant === instant && typed.timeZone === timeZone
  const shown = isCurrent ? typed : read(instant, timeZone)

  const before = useRef({ instant, timeZone, shown })
  useEffect(() => {
    const last = before.current
    before.current = { instant, timeZone, shown }
    if (last.timeZone === timeZone || last.instant !== instant) return
    const moved = write(last.shown, timeZone)
    setTyped({ ...last.shown, instant: moved, timeZone })
    if (moved !== instant) setInstant(moved)
  }, [instant, timeZone, shown, setInstant])

  return {
    shown,
    type: (change) => {
      const next = { date: shown.date, time: shown.time, ...change }
      const written = write(next, timeZone)
      setTyped({ ...next, instant: written, timeZone })
      setInstant(written)
    },
  }
}

function read(instant: string | null, timeZone: string): WallClock {
  if (instant === null || Number.isNaN(Date.parse(instant))) return { date: '', time: '' }
  const [date = '', time = ''] = toLocal(instant, timeZone).split('T')
  return { date, time }
}

const write = ({ date, time }: WallClock, timeZone: string) =>
  date && time ? toInstant(`${date}T${time}`, timeZone) : null
