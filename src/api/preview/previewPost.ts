import { referencesTo } from '../../renditions/references.ts'
import { idsOf } from '../../renditions/values.ts'
import * as parts from './parts.ts'
import type { MakePreview } from './preview.ts'

const fields = {
  _status: true,
  body: true,
  credits: true,
  creditsOrder: true,
  formats: true,
  heroImage: true,
  inPlainWords: true,
  kind: true,
  meta: { noIndex: true },
  publishedAt: true,
  slug: true,
  summary: true,
  title: true,
  topics: true,
} as const

export const previewPost: MakePreview = async ({ label, read, refer }) => {
  const post = await read('posts', fields)
  if (!post) return undefined
  const { id, slug, summary, title } = post
  const rendering = await refer(
    [post.body],
    [
      ...referencesTo('media', idsOf([post.heroImage])),
      ...referencesTo('topics', idsOf(post.topics)),
      ...parts.rowReferences(post.credits),
      ...parts.rowReferences(post.formats),
    ],
  )
  return {
    id,
    slug,
    summary,
    title,
    isDraft: post._status !== 'published',
    noIndex: post.meta?.noIndex,
    kind: post.kind ? label('kind', post.kind) : 'Post',
    content: [
      parts.facts(['Published', parts.day(post.publishedAt)]),
      parts.picture(post.heroImage, rendering),
      parts.body(post.body, rendering),
      parts.plainLanguage(post, rendering, label),
      parts.section(
        'Credits',
        parts.namedList(post.credits, rendering, { order: post.creditsOrder }),
      ),
      parts.topics(post.topics, rendering),
    ],
  }
}
