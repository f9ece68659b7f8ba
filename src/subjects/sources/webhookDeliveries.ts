import { webhookDeliveriesSlug } from '../../../collections/slugs.ts'
import { itemsWhere } from '../itemsOf.ts'
import type { Source } from '../subject.ts'

/** Their bodies name the address of a profile, which is made of a name. */
export const webhookDeliveries: Source = {
  kind: 'webhook-deliveries',
  label: 'Messages to other programs',
  isExported: false,
  find: async ({ subject, req }) => {
    const found = await Promise.all(
      subject.people.flatMap(({ id, names, slugs }) =>
        [id, ...names, ...slugs.map((slug) => `/people/${slug}`)].map((text) =>
          itemsWhere(webhookDeliveriesSlug, { body: { contains: text } }, req),
        ),
      ),
    )
    return [...new Map(found.flat().map((item) => [item.id, item])).values()]
  },
  erase: async (items, _, { req }) => {
    const ids = items.map(({ id }) => id)
    await req.payload.db.deleteMany({
      collection: webhookDeliveriesSlug,
      where: { id: { in: ids } },
      req,
    })
    return { deleted: items.length }
  },
}
