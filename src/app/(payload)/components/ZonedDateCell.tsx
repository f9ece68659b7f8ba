'use client'

import type { DateFieldClient, DefaultCellComponentProps } from 'payload'

import { defaultTimeZone } from '../../../lib/defaultTimeZone.ts'
import { relativeDay } from '../../../lib/relativeDay.ts'
import { formatZoned, isTimeZone } from '../../../lib/zonedTime.ts'
import './ZonedDateCell.css'

const weekday = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone }).format(new Date(instant))

/** A date in a list: "Sat 6 June 2026, 17:00 BST" and how far off it is. London's time unless the row has a zone. */
export const ZonedDateCell = ({
  cellData,
  rowData,
}: DefaultCellComponentProps<DateFieldClient>) => {
  if (typeof cellData !== 'string') return <span className="zoned-date-cell__none">Not set</span>
  const zone: unknown = rowData.timeZone
  const timeZone = isTimeZone(zone) ? zone : defaultTimeZone
  return (
    <span className="zoned-date-cell">
      <time dateTime={cellData}>
        {weekday(cellData, timeZone)} {formatZoned(cellData, timeZone)}
      </time>
      <span className="zoned-date-cell__relative" suppressHydrationWarning>
        {relativeDay(cellData, timeZone, new Date())}
      </span>
    </span>
  )
}
