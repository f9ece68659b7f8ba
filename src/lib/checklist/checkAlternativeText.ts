import { isImage } from '../mediaTypes.ts'
import type { Finding } from './finding.ts'
import type { Check } from './subject.ts'

const fileName = /\.(?:avif|gif|heic|jpe?g|png|svg|tiff?|webp)$/i

/** Pictures that somebody who cannot see them would be told nothing about. */
export const checkAlternativeText: Check<Finding> = ({ named }) =>
  named.flatMap(({ collection, document, id, path }): Finding[] => {
    const { alt, decorative, filename, mimeType } = document
    const isPicture = collection === 'media' && typeof mimeType === 'string' && isImage(mimeType)
    if (!isPicture || decorative === true) return []
    const words = typeof alt === 'string' ? alt.trim() : ''
    const about = {
      check: 'alternative-text',
      path,
      target: id,
      ...(typeof filename === 'string' ? { excerpt: filename } : {}),
    }
    if (!words) {
      return [
        {
          ...about,
          severity: 'blocks',
          message:
            'This picture has no alternative text. Open it in the media library and say what it shows, or mark it as only decorative.',
        },
      ]
    }
    if (!fileName.test(words)) return []
    return [
      {
        ...about,
        severity: 'advises',
        message:
          'The alternative text of this picture is the name of a file. Open it in the media library and say what the picture shows.',
      },
    ]
  })
