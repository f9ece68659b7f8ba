import { FailedWorkActions } from '../FailedWorkActions.tsx'
import type { FailedWork } from './findFailedWork.ts'

/** Work that failed: what, why, and what to do about it. */
export const FailedWorkRow = ({ work }: { work: FailedWork }) => (
  <li className="dashboard-row dashboard-row--stacked">
    <div className="dashboard-row__text">
      {work.href ? (
        <a className="dashboard-row__title" href={work.href}>
          {work.title}
        </a>
      ) : (
        <span className="dashboard-row__title">{work.title}</span>
      )}
      <p className="dashboard-row__detail">{work.what}</p>
      <p className="dashboard-row__reason">{work.why}</p>
      <p className="dashboard-row__detail">{work.advice}</p>
    </div>
    <FailedWorkActions id={work.id} title={work.title} />
  </li>
)
