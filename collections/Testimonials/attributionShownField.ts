import type { FieldAccess } from 'payload'

import { ownOrEditorField } from '../access/ownOrEditorField.ts'

type Shown = { id: string; createdBy?: unknown; shownAs?: string | null }

/**
 * Everybody unless the testimonial is anonymous, or not known to be otherwise; editors, admins and
 * whoever made it always.
 */
export const attributionShownField: FieldAccess<Shown> = (args) =>
  args.doc?.shownAs === 'person' || args.doc?.shownAs === 'attribution' || ownOrEditorField(args)
