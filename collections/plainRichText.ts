import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'

import { linkFields } from './fields/link.ts'
import { linkTargets } from './linkTargets.ts'

/** No underline: readers take it for a link. No first-level heading: that is the page's title. */
export const textFeatures = [
  ParagraphFeature(),
  HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
  BoldFeature(),
  ItalicFeature(),
  StrikethroughFeature(),
  SubscriptFeature(),
  SuperscriptFeature(),
  UnorderedListFeature(),
  OrderedListFeature(),
  BlockquoteFeature(),
  LinkFeature({ enabledCollections: [...linkTargets], fields: linkFields }),
  InlineToolbarFeature(),
]

/** Text with headings, lists and links, and nothing between them. */
export const plainRichText = lexicalEditor({ features: [...textFeatures, FixedToolbarFeature()] })
