import type { FieldAccess } from 'payload'

import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { shownDocument } from '../access/shownDocument.ts'

type Shown = { id: string; createdBy?: unknown; shownAs?: string | null }

/**
 * Everybody unless the testimonial is anonymous, or not known to be otherwise; editors, admins and
 * whoever made it always.
 */
export const attributionShownField: FieldAccess<Shown> = (args) =>
  shownDocument(args)?.shownAs === 'person' ||
  shownDocument(args)?.shownAs === 'attribution' ||
  ownOrEditorField(args)
