import type { FieldAccess } from 'payload'

import { ownOrEditorField } from '../access/ownOrEditorField.ts'
import { shownDocument } from '../access/shownDocument.ts'

type Shown = { id: string; createdBy?: unknown; shownAs?: string | null }

/**
 * Everybody where the testimonial is known to be shown under the person's name; editors, admins and
 * whoever made it always. A client may select `shownAs` away, which must not show more. Queries by
 * the person are refused, or they would tell who is anonymous.
 */
export const speakerNamedField: FieldAccess<Shown> = (args) =>
  shownDocument(args)?.shownAs === 'person' || ownOrEditorField(args)
