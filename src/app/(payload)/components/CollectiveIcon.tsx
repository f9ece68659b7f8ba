import { CollectiveMark } from './CollectiveMark.tsx'

/** The mark in the panel's header, where it links to the dashboard. */
export const CollectiveIcon = () => (
  <>
    <CollectiveMark size={26} />
    <span className="visually-hidden">Dashboard</span>
  </>
)
