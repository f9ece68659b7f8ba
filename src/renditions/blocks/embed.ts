import { parseVideo } from '../../lib/videoEmbed.ts'
import { element } from '../element.ts'
import type { BlockRendition } from '../rendering.ts'
import { textOf } from '../values.ts'

const providers = { vimeo: 'Vimeo', youtube: 'YouTube' }

/**
 * A link to the video. A player would need a policy that lets it in, and feeds and mails show none;
 * a frontend that wants one finds its address in the block itself.
 */
export const embed: BlockRendition = {
  references: () => [],
  tree: ({ title, url }, { site }) => {
    const address = textOf(url) ?? ''
    const video = parseVideo(address)
    const href = video && site.linkAddress(address)
    if (!href) return undefined
    const words = `${textOf(title) ?? 'Watch the video'} (video on ${providers[video.provider]})`
    return element('p', {}, element('a', { href }, words))
  },
}
