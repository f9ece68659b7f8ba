import type { FieldAccess } from 'payload'

import { ownOrEditorField } from '../access/ownOrEditorField.ts'

type Shown = { id: string; createdBy?: unknown; shownAs?: string | null }

/**
 * Everybody where the testimonial is shown under the person's name; editors, admins and whoever
 * made it always. Queries by the person are refused, or they would tell who is anonymous.
 */
export const speakerNamedField: FieldAccess<Shown> = (args) =>
  (args.doc !== undefined && (!args.doc.shownAs || args.doc.shownAs === 'person')) ||
  ownOrEditorField(args)
