import { Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'

import { hasRole } from '../../../../collections/access/hasRole.ts'
import { defaultTimeZone } from '../../../lib/defaultTimeZone.ts'
import { greeting } from '../../../lib/greeting.ts'
import { relativeDay } from '../../../lib/relativeDay.ts'
import { formatZoned } from '../../../lib/zonedTime.ts'
import { Badge } from './dashboard/Badge.tsx'
import { EntryRow } from './dashboard/EntryRow.tsx'
import { EventRow } from './dashboard/EventRow.tsx'
import { FailedWorkRow } from './dashboard/FailedWorkRow.tsx'
import { findFailedWork } from './dashboard/findFailedWork.ts'
import { findMyDrafts } from './dashboard/findMyDrafts.ts'
import { findRecentlyPublished } from './dashboard/findRecentlyPublished.ts'
import { findScheduled } from './dashboard/findScheduled.ts'
import { findUpcomingEvents } from './dashboard/findUpcomingEvents.ts'
import { findWaitingForReview } from './dashboard/findWaitingForReview.ts'
import { Panel } from './dashboard/Panel.tsx'
import { QuickActions } from './dashboard/QuickActions.tsx'
import './Dashboard.css'

/** The panel's first page: what is coming up, what waits for the viewer, and what has just happened. */
export const Dashboard = async ({ initPageResult }: AdminViewServerProps) => {
  const { permissions, req } = initPageResult
  const { payload, user } = req
  if (!user) return null
  const now = new Date()
  const viewer = { payload, user, permissions, now }
  const isEditor = hasRole(user, 'admin', 'editor')
  const isAdmin = hasRole(user, 'admin')
  const [events, drafts, waiting, scheduled, failed, published] = await Promise.all([
    findUpcomingEvents(viewer),
    findMyDrafts(viewer),
    isEditor ? findWaitingForReview(viewer) : [],
    isEditor ? findScheduled(viewer) : [],
    isAdmin ? findFailedWork(viewer) : [],
    findRecentlyPublished(viewer),
  ])
  const failedWork = isAdmin && (
    <Panel
      empty="Everything that the server was to do by itself was done."
      id="failed-work"
      items={failed}
      title="Work that failed"
    >
      {(work) => <FailedWorkRow key={work.id} work={work} />}
    </Panel>
  )
  const when = (instant: string) => relativeDay(instant, defaultTimeZone, now)

  return (
    <Gutter className="dashboard collective-dashboard">
      <header className="dashboard-header">
        <div>
          <h1>
            {greeting(now, defaultTimeZone)}, {user.name}
          </h1>
          <p>{today(now)}</p>
        </div>
        <QuickActions permissions={permissions} />
      </header>
      <div className="dashboard-panels">
        <div className="dashboard-column">
          <Panel
            empty="No events are planned. When you add one, it appears here."
            id="upcoming-events"
            items={events}
            more={{ href: '/admin/collections/events?sort=-startsAt', label: 'All events' }}
            title="Upcoming events"
          >
            {(event) => <EventRow event={event} key={event.id} now={now} />}
          </Panel>
          <Panel
            empty="Nothing has been published yet."
            id="recently-published"
            items={published}
            title="Recently published"
          >
            {(entry) => (
              <EntryRow
                badge={entry.hold && <Badge tone="alert">Not public: {entry.hold}</Badge>}
                entry={entry}
                key={entry.id}
              >
                published {when(entry.publishedAt ?? entry.updatedAt)}
              </EntryRow>
            )}
          </Panel>
        </div>
        <div className="dashboard-column">
          {failed.length > 0 && failedWork}
          {isEditor && (
            <Panel
              empty="Nobody is waiting for a review."
              id="waiting-for-review"
              items={waiting}
              title="Waiting for review"
            >
              {(entry) => (
                <EntryRow entry={entry} key={entry.id}>
                  changed {when(entry.updatedAt)}
                </EntryRow>
              )}
            </Panel>
          )}
          <Panel
            empty="You have no unfinished drafts."
            id="my-drafts"
            items={drafts}
            title="My drafts"
          >
            {(entry) => (
              <EntryRow
                badge={<ReviewBadge status={entry.reviewStatus} />}
                entry={entry}
                key={entry.id}
              >
                changed {when(entry.updatedAt)}
              </EntryRow>
            )}
          </Panel>
          {isEditor && (
            <Panel
              empty="Nothing is set to be published or taken down by itself."
              id="scheduled"
              items={scheduled}
              title="Scheduled"
            >
              {(entry) => (
                <EntryRow
                  badge={<Badge>{entry.action === 'publish' ? 'Publish' : 'Take down'}</Badge>}
                  entry={entry}
                  key={entry.jobId}
                >
                  <time dateTime={entry.at}>{formatZoned(entry.at, defaultTimeZone)}</time>,{' '}
                  {when(entry.at)}
                </EntryRow>
              )}
            </Panel>
          )}
          {failed.length === 0 && failedWork}
        </div>
      </div>
    </Gutter>
  )
}

const ReviewBadge = ({ status }: { status: string | null }) => {
  if (status === 'requested') return <Badge>Asked for review</Badge>
  if (status === 'changes-needed') return <Badge tone="alert">Changes needed</Badge>
  return null
}

const today = (now: Date) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: defaultTimeZone }).format(now)
