import { revealsName } from '../../src/lib/personName.ts'

type Named = {
  creditAs?: string | null
  fullName?: string | null
  name?: string | null
  slug?: string | null
}

/** Whether a person is credited in another way than before. */
const isCreditedAnew = (before: Named, after: Named): boolean =>
  (before.creditAs ?? 'full-name') !== (after.creditAs ?? 'full-name')

/** Whether a slug must be made anew: it is of another way to be credited, or tells a hidden name. */
export const mustRenewSlug = (data: Named, before: Named | undefined): boolean =>
  (before !== undefined && isCreditedAnew(before, data)) ||
  revealsName(data.slug ?? '', data.fullName ?? '', data.name ?? '')
