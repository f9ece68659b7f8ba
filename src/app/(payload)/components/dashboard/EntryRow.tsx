import type { ReactNode } from 'react'

import type { Entry } from './entry.ts'

/** A document in a panel: its title, a link to it, what it is, and what matters about it. */
export const EntryRow = (props: { entry: Entry; badge?: ReactNode; children: ReactNode }) => {
  const { entry, badge, children } = props
  return (
    <li className="dashboard-row">
      <div className="dashboard-row__text">
        <a className="dashboard-row__title" href={entry.href}>
          {entry.title}
        </a>
        <p className="dashboard-row__detail">
          {entry.kind} · {children}
        </p>
      </div>
      {badge}
    </li>
  )
}
