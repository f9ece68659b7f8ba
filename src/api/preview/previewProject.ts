import { downloadLink } from '../../renditions/downloadLink.ts'
import { element } from '../../renditions/element.ts'
import { referencesTo } from '../../renditions/references.ts'
import { idOf, idsOf } from '../../renditions/values.ts'
import * as parts from './parts.ts'
import type { MakePreview } from './preview.ts'

const fields = {
  _status: true,
  body: true,
  endDate: true,
  formats: true,
  gallery: true,
  heroImage: true,
  inPlainWords: true,
  meta: { noIndex: true },
  outputs: true,
  partners: true,
  slug: true,
  startDate: true,
  status: true,
  summary: true,
  team: true,
  title: true,
  topics: true,
} as const

export const previewProject: MakePreview = async ({ label, read, refer }) => {
  const project = await read('projects', fields)
  if (!project) return undefined
  const { id, outputs, slug, status, summary, title } = project
  const documents = (outputs ?? []).map(({ document }) => document)
  const rendering = await refer(
    [project.body],
    [
      ...referencesTo(
        'media',
        idsOf([project.heroImage, ...(project.gallery ?? []), ...documents]),
      ),
      ...referencesTo('topics', idsOf(project.topics)),
      ...[project.team, project.partners, project.formats].flatMap(parts.rowReferences),
    ],
  )
  const { references, site } = rendering
  return {
    id,
    slug,
    summary,
    title,
    isDraft: project._status !== 'published',
    noIndex: project.meta?.noIndex,
    kind: 'Project',
    content: [
      parts.facts(
        ['Status', status ? label('status', status) : undefined],
        ['Began', parts.day(project.startDate)],
        ['Ended', parts.day(project.endDate)],
      ),
      parts.picture(project.heroImage, rendering),
      parts.body(project.body, rendering),
      parts.section(
        'What came of it',
        parts.bullets(
          (outputs ?? []).flatMap(({ date, document, title: name, url }) => {
            const file = references.media.get(idOf(document) ?? '')
            const href = url ? site.linkAddress(url) : undefined
            const link = href ? element('a', { href }, name ?? href) : (name ?? undefined)
            const shown = file ? downloadLink(file, site, name ?? undefined) : link
            return shown ? [[shown, date ? [' ', parts.day(date)] : undefined]] : []
          }),
        ),
      ),
      parts.plainLanguage(project, rendering, label),
      parts.section(
        'Pictures',
        (project.gallery ?? []).map((image) => parts.picture(image, rendering)),
      ),
      parts.section('Team', parts.namedList(project.team, rendering)),
      parts.section(
        'Partners',
        parts.namedList(project.partners, rendering, {
          roleOf: (role) => label('partners.role', role),
        }),
      ),
      parts.topics(project.topics, rendering),
    ],
  }
}
