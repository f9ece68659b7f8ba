export type Video = {
  provider: 'vimeo' | 'youtube'
  /** The provider's own identifier; for an unlisted Vimeo film `identifier/hash`. */
  videoId: string
}

const youtubeHosts = new Set([
  'm.youtube.com',
  'www.youtube-nocookie.com',
  'www.youtube.com',
  'youtube.com',
  'youtu.be',
])
const vimeoHosts = new Set(['player.vimeo.com', 'vimeo.com', 'www.vimeo.com'])

/**
 * The video that a web address of YouTube or Vimeo shows.
 * @returns undefined for any other address
 */
export function parseVideo(address: string): Video | undefined {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined
  if (youtubeHosts.has(url.hostname)) return parseYoutube(url)
  if (vimeoHosts.has(url.hostname)) return parseVimeo(url)
  return undefined
}

/** The address of a player that sets no cookies before somebody presses play. */
export function privacyPlayer({ provider, videoId }: Video): string {
  if (provider === 'youtube') return `https://www.youtube-nocookie.com/embed/${videoId}`
  const [id, hash] = videoId.split('/')
  return `https://player.vimeo.com/video/${id}?dnt=1${hash ? `&h=${hash}` : ''}`
}

function parseYoutube(url: URL): Video | undefined {
  const parts = url.pathname.split('/').filter(Boolean)
  const isPathForm = ['embed', 'live', 'shorts'].includes(parts[0] ?? '')
  const inPath = url.hostname === 'youtu.be' ? parts[0] : isPathForm ? parts[1] : undefined
  const videoId = inPath ?? url.searchParams.get('v') ?? ''
  return /^[\w-]{11}$/.test(videoId) ? { provider: 'youtube', videoId } : undefined
}

function parseVimeo(url: URL): Video | undefined {
  const [id, inPath] = url.pathname
    .replace(/^\/video\//, '/')
    .split('/')
    .filter(Boolean)
  const hash = inPath ?? url.searchParams.get('h') ?? undefined
  if (!/^\d+$/.test(id ?? '') || (hash !== undefined && !/^[\da-f]+$/.test(hash))) return undefined
  return { provider: 'vimeo', videoId: hash ? `${id}/${hash}` : `${id}` }
}
