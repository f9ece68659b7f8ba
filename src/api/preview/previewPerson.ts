import { element } from '../../renditions/element.ts'
import { quoteFigure } from '../../renditions/quoteFigure.ts'
import { referencesTo } from '../../renditions/references.ts'
import { idOf, idsOf } from '../../renditions/values.ts'
import * as parts from './parts.ts'
import type { MakePreview } from './preview.ts'

/** Without the full name, contact details and consent, which are for staff. */
const fields = {
  _status: true,
  bio: true,
  links: true,
  meta: { noIndex: true },
  name: true,
  organisation: true,
  photo: true,
  pronouns: true,
  role: true,
  slug: true,
  summary: true,
} as const

export const previewPerson: MakePreview = async ({ contributionsOf, read, refer }) => {
  const person = await read('people', fields)
  if (!person) return undefined
  const { id, links, name, pronouns, role, slug, summary } = person
  const contributions = await contributionsOf(id)
  const rendering = await refer(
    [person.bio],
    [
      ...contributions,
      ...referencesTo('media', idsOf([person.photo])),
      ...referencesTo('organisations', idsOf([person.organisation])),
    ],
  )
  const { references, site } = rendering
  return {
    id,
    slug,
    summary,
    isDraft: person._status !== 'published',
    noIndex: person.meta?.noIndex,
    kind: 'Person',
    title: name ?? '',
    content: [
      parts.facts(
        ['Pronouns', pronouns ?? undefined],
        ['Role', role ?? undefined],
        ['Organisation', references.organisations.get(idOf(person.organisation) ?? '')?.name],
      ),
      parts.picture(person.photo, rendering),
      parts.body(person.bio, rendering),
      parts.section(
        'Elsewhere',
        parts.bullets(
          (links ?? []).flatMap(({ label, url }) => {
            const href = url ? site.linkAddress(url) : undefined
            return href ? [element('a', { href }, label ?? href)] : []
          }),
        ),
      ),
      parts.section(
        'Contributions',
        parts.bullets(
          contributions.flatMap(({ collection, id }) => {
            const found = references[collection].get(id)
            if (!found || !('title' in found)) return []
            return [element('a', { href: site.addressOf(collection, found) }, found.title)]
          }),
        ),
      ),
      parts.section(
        'In their words',
        contributions.flatMap(({ collection, id }) => {
          const said = collection === 'testimonials' && references.testimonials.get(id)
          return said ? quoteFigure(said) : []
        }),
      ),
      parts.section(
        'Photographs and recordings',
        contributions.flatMap(({ collection, id }) =>
          collection === 'media' && id !== idOf(person.photo) ? parts.picture(id, rendering) : [],
        ),
      ),
    ],
  }
}
