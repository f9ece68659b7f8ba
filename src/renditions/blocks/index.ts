import type { BlockRendition } from '../rendering.ts'
import { accordion } from './accordion.ts'
import { callToAction } from './callToAction.ts'
import { download } from './download.ts'
import { embed } from './embed.ts'
import { eventList } from './eventList.ts'
import { gallery } from './gallery.ts'
import { peopleList } from './peopleList.ts'
import { quote } from './quote.ts'

/** How each block of `collections/blocks` is read outside the editor, by its type. */
export const blockRenditions: ReadonlyMap<unknown, BlockRendition> = new Map(
  Object.entries({
    accordion,
    callToAction,
    download,
    embed,
    eventList,
    gallery,
    peopleList,
    quote,
  }),
)
