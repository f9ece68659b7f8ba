import { noticeKinds } from '../../../collections/Mails/mailKinds.ts'
import { mailsSlug } from '../../../collections/slugs.ts'
import { itemOf } from '../itemsOf.ts'
import { wordsOf } from '../lookThrough.ts'
import { storedDocuments } from '../storedDocuments.ts'
import type { Item, Source } from '../subject.ts'

/** They are not handed over: whom else they tell of or were sent to is not for everybody to know. */
export const notices: Source = {
  kind: 'notices',
  label: 'Mails to staff that name them',
  isExported: false,
  find: async ({ req, subject }) => {
    const ids = subject.people.map(({ id }) => id)
    const words = wordsOf(subject)
    const items: Item[] = []
    const where = { kind: { in: Object.keys(noticeKinds) } }
    for await (const mail of storedDocuments(mailsSlug, req, where)) {
      const text = JSON.stringify(mail.notice ?? '')
      const isOf = ids.some((id) => text.includes(id)) || words.some((word) => word.test(text))
      if (isOf) items.push(itemOf(mailsSlug, mail))
    }
    return items
  },
  erase: async (items, _, { req }) => {
    const ids = items.map(({ id }) => id)
    await req.payload.db.deleteMany({ collection: mailsSlug, where: { id: { in: ids } }, req })
    return { deleted: items.length }
  },
}
