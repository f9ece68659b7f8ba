import type { Block, FieldHook, TextField, TextFieldSingleValidation } from 'payload'

import { parseVideo, privacyPlayer, type Video } from '../../src/lib/videoEmbed.ts'
import { blockLabel } from './blockLabel.ts'

const requireVideo: TextFieldSingleValidation = (value) =>
  !value || parseVideo(value)
    ? true
    : 'Please give the address of a video on YouTube or Vimeo; other sites cannot be shown here.'

/** A field that is read from the address on save, whatever a client sends. */
const derivedField = (name: string, read: (video: Video) => string): TextField => {
  const derive: FieldHook<{ id: string }, string | null, { url?: string | null }> = ({
    siblingData,
  }) => {
    const video = parseVideo(siblingData.url ?? '')
    return video ? read(video) : null
  }
  return { name, type: 'text', admin: { hidden: true }, hooks: { beforeChange: [derive] } }
}

export const embed: Block = {
  slug: 'embed',
  labels: { singular: 'Video', plural: 'Videos' },
  admin: blockLabel,
  fields: [
    {
      name: 'url',
      type: 'text',
      label: 'Address of the video',
      validate: requireVideo,
      admin: {
        description: 'On YouTube or Vimeo. It is shown without cookies until it is played.',
      },
    },
    {
      name: 'title',
      type: 'text',
      admin: { description: 'What the video shows, for people who cannot see it.' },
    },
    derivedField('provider', ({ provider }) => provider),
    derivedField('videoId', ({ videoId }) => videoId),
    derivedField('player', privacyPlayer),
  ],
}
