import { element } from '../element.ts'
import { referencesTo } from '../references.ts'
import type { BlockRendition } from '../rendering.ts'
import { idsOf } from '../values.ts'
import { blockSection } from './blockSection.ts'

export const peopleList: BlockRendition = {
  references: ({ people }) => referencesTo('people', idsOf(people)),
  tree: ({ heading, people }, { references, site }) => {
    const items = idsOf(people)
      .flatMap((id) => references.people.get(id) ?? [])
      .map((person) =>
        element(
          'li',
          {},
          element('a', { href: site.addressOf('people', person) }, person.name ?? ''),
          person.role?.trim() ? `, ${person.role.trim()}` : undefined,
        ),
      )
    return blockSection(heading, items.length > 0 ? element('ul', {}, items) : undefined)
  },
}
