import type { Element } from 'hast'

import { imageSizes } from '../lib/imageSizes.ts'
import { isImage } from '../lib/mediaTypes.ts'
import { downloadLink } from './downloadLink.ts'
import { type Content, element } from './element.ts'
import { lines, paragraphs } from './lines.ts'
import type { Shown } from './references.ts'
import type { Site } from './site.ts'

type Source = { url: string; width: number; height: number }

/** The copies that show the whole picture, the smallest first. */
const wholeSizes = imageSizes.filter((size) => !('height' in size))

/** A picture, or a link to another kind of file, with what is to be known about it. */
export function mediaFigure(media: Shown['media'], site: Site): Element | undefined {
  if (!media.url) return undefined
  const shown = isImage(media.mimeType) ? image(media, site) : downloadLink(media, site)
  return element('figure', {}, shown, transcript(media), caption(media))
}

/** A picture with its smaller copies; without alternative text where it is only decorative. */
function image(media: Shown['media'], site: Site): Content {
  const sources = sourcesOf(media, site)
  const largest = sources.at(-1)
  if (!largest) return undefined
  return element('img', {
    src: largest.url,
    ...(sources.length > 1 && {
      srcSet: sources.map(({ url, width }) => `${url} ${width}w`).join(', '),
      sizes: '(max-width: 48rem) 100vw, 48rem',
    }),
    alt: media.decorative ? '' : (media.alt ?? ''),
    width: largest.width,
    height: largest.height,
    loading: 'lazy',
  })
}

/** The copies of a picture, and itself where it is not larger than the largest of them. */
function sourcesOf({ height, sizes, url, width }: Shown['media'], site: Site): Source[] {
  const copies = wholeSizes.flatMap(({ name }) => sizes?.[name] ?? [])
  const original = sizes?.large?.url ? [] : [{ height, url, width }]
  return [...copies, ...original].flatMap((source) =>
    source.url && source.width && source.height
      ? [{ url: site.fileAddress(source.url), width: source.width, height: source.height }]
      : [],
  )
}

function caption({ caption: words, credit }: Shown['media']): Content {
  const parts: Content[] = [
    ...(words?.trim() ? [lines(words)] : []),
    ...(credit?.trim() ? [element('small', {}, `Credit: ${credit.trim()}`)] : []),
  ]
  if (parts.length === 0) return undefined
  return element('figcaption', {}, parts[0], parts[1] && ' ', parts[1])
}

function transcript({ transcript: words }: Shown['media']): Content {
  if (!words?.trim()) return undefined
  return element('details', {}, element('summary', {}, 'Transcript'), paragraphs(words))
}
