import { fileInWords } from '../lib/fileInWords.ts'
import { type Content, element } from './element.ts'
import type { Shown } from './references.ts'
import type { Site } from './site.ts'

/** A link to a file that says what will open, and how large it is. */
export const downloadLink = (
  file: Shown['media'],
  site: Site,
  label = file.caption?.trim() || file.filename || 'File',
): Content =>
  file.url
    ? element(
        'p',
        {},
        element('a', { href: site.fileAddress(file.url) }, label),
        ` (${fileInWords(file)})`,
      )
    : undefined
