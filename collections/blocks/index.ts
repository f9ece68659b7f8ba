import type { Block } from 'payload'

import { labelled } from '../withPlainLabels.ts'
import { accordion } from './accordion.ts'
import { callToAction } from './callToAction.ts'
import { download } from './download.ts'
import { embed } from './embed.ts'
import { eventList } from './eventList.ts'
import { gallery } from './gallery.ts'
import { peopleList } from './peopleList.ts'
import { quote } from './quote.ts'

/** What can stand between the paragraphs of a rich text. */
export const blocks: Block[] = [
  quote,
  callToAction,
  eventList,
  peopleList,
  gallery,
  download,
  embed,
  accordion,
].map((block) => ({ ...block, fields: labelled(block.fields) }))
