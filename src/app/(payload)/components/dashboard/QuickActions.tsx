import { eventsSlug, mediaSlug, postsSlug } from '../../../../../collections/slugs.ts'
import type { Viewer } from './viewer.ts'

const actions = [
  { slug: postsSlug, label: 'Write a post' },
  { slug: eventsSlug, label: 'Add an event' },
  { slug: mediaSlug, label: 'Upload media' },
] as const

/** The things people come here to start, as far as the viewer may. */
export const QuickActions = ({ permissions }: { permissions: Viewer['permissions'] }) => (
  <nav aria-label="Quick actions">
    <ul className="dashboard-actions">
      {actions
        .filter(({ slug }) => permissions.collections?.[slug]?.create)
        .map(({ slug, label }) => (
          <li key={slug}>
            <a href={`/admin/collections/${slug}/create`}>{label}</a>
          </li>
        ))}
    </ul>
  </nav>
)
