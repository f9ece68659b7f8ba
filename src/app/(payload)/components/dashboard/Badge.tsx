import type { ReactNode } from 'react'

/** A word or two about the state of a document. */
export const Badge = ({
  tone = 'quiet',
  children,
}: {
  tone?: 'quiet' | 'alert'
  children: ReactNode
}) => <span className={`dashboard-badge dashboard-badge--${tone}`}>{children}</span>
