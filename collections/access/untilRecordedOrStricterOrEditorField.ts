import type { FieldAccess } from 'payload'

import { hasRole } from './hasRole.ts'

type WithConsent = { consent?: { status?: string | null } | null }

const hides: Record<string, number> = { pending: 1, withdrawn: 2 }
const strictness = (document: WithConsent | undefined): number =>
  hides[document?.consent?.status ?? ''] ?? 0

/**
 * Editors and admins always; contributors until consent is recorded, and afterwards to a status that
 * hides more, which only an editor may take back. Which documents a contributor may change at all is
 * decided by the collection.
 * @param firstStatus the status of what is not recorded yet
 */
export const untilRecordedOrStricterOrEditorField =
  (firstStatus: string): FieldAccess<WithConsent & { id: string }> =>
  ({ doc, req: { user }, siblingData }) => {
    if (hasRole(user, 'admin', 'editor')) return true
    if (!hasRole(user, 'contributor')) return false
    const sent = siblingData as WithConsent | undefined
    return (
      doc?.consent?.status === firstStatus ||
      (sent?.consent?.status !== firstStatus && strictness(sent) > strictness(doc))
    )
  }
