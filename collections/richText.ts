import {
  BlocksFeature,
  FixedToolbarFeature,
  HorizontalRuleFeature,
  lexicalEditor,
  UploadFeature,
} from '@payloadcms/richtext-lexical'

import { blocks } from './blocks/index.ts'
import { textFeatures } from './plainRichText.ts'
import { mediaSlug } from './slugs.ts'

/** Text with pictures, and quotes, lists, videos and the rest as blocks between the paragraphs. */
export const richText = lexicalEditor({
  features: [
    ...textFeatures,
    HorizontalRuleFeature(),
    UploadFeature({ enabledCollections: [mediaSlug] }),
    BlocksFeature({ blocks }),
    FixedToolbarFeature(),
  ],
})
