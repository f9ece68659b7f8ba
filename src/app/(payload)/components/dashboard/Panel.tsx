import type { ReactNode } from 'react'

/** A titled list of the dashboard; without entries it says so in a sentence. */
export const Panel = <T,>(props: {
  id: string
  title: string
  empty: ReactNode
  items: T[]
  more?: { href: string; label: string }
  children: (item: T) => ReactNode
}) => {
  const { id, title, empty, items, more, children } = props
  return (
    <section aria-labelledby={id} className="dashboard-panel">
      <h2 id={id}>{title}</h2>
      {items.length > 0 ? (
        <ul>{items.map(children)}</ul>
      ) : (
        <p className="dashboard-panel__empty">{empty}</p>
      )}
      {more && items.length > 0 && (
        <p className="dashboard-panel__more">
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </section>
  )
}
