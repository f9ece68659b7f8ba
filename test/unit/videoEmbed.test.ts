import { expect, test } from 'vitest'

import { parseVideo, privacyPlayer } from '../../src/lib/videoEmbed.ts'

test.each([
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4s', 'youtube', 'dQw4w9WgXcQ'],
  ['https://youtu.be/dQw4w9WgXcQ?si=abc', 'youtube', 'dQw4w9WgXcQ'],
  ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
  ['https://vimeo.com/76979871', 'vimeo', '76979871'],
  ['https://vimeo.com/76979871/0a1b2c3d4e', 'vimeo', '76979871/0a1b2c3d4e'],
  ['https://player.vimeo.com/video/76979871?h=0a1b2c3d4e', 'vimeo', '76979871/0a1b2c3d4e'],
])('%s is %s %s', (address, provider, videoId) => {
  expect(parseVideo(address)).toEqual({ provider, videoId })
})

test.each([
  'https://example.org/watch?v=dQw4w9WgXcQ',
  'https://youtube.com.example.org/watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com/@channel',
  'https://www.youtube.com/watch?v="><script>',
  'javascript:alert(1)//youtube.com',
  'https://vimeo.com/channels/staffpicks',
  'dQw4w9WgXcQ',
  '',
])('%j is no video', (address) => {
  expect(parseVideo(address)).toBeUndefined()
})

test('players ask for privacy', () => {
  expect(privacyPlayer({ provider: 'youtube', videoId: 'dQw4w9WgXcQ' })).toBe(
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  )
  expect(privacyPlayer({ provider: 'vimeo', videoId: '7/ab' })).toBe(
    'https://player.vimeo.com/video/7?dnt=1&h=ab',
  )
})
