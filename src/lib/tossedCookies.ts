import { isIP } from 'node:net'

/** Parts of an address deep enough for any that a session is sent to. */
const deepest = 4

/**
 * Takes a cookie out of a `Cookie` header that has it with more than one value. A site next to ours
 * (`evil.example.org` beside `cms.example.org`) may set cookies for both, and no browser says which
 * of two is whose.
 * @returns the rest of the header; undefined where there is one value at most
 */
export function withoutTossed(header: string, name: string): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim())
  const isNamed = (pair: string) => pair.split('=', 1)[0]?.trim() === name
  if (new Set(pairs.filter(isNamed)).size < 2) return undefined
  return pairs.filter((pair) => !isNamed(pair)).join('; ')
}

/**
 * `Set-Cookie` headers that take away what another host may have set for this one, whichever of the
 * paths above an address it chose. The cookie of this host alone, which is our own, stays.
 * @param path of the request that carried it
 */
export function takeTossedAway(name: string, serverUrl: string, path: string): string[] {
  const { hostname } = new URL(serverUrl)
  const labels = isIP(hostname.replace(/^\[|\]$/g, '')) ? [] : hostname.split('.')
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  return domains.flatMap((domain) =>
    pathsAbove(path).map((above) => `${name}=; Domain=${domain}; Path=${above}; Max-Age=0`),
  )
}

/** The paths whose cookies go to an address; `/a` and `/a/` are two. */
function pathsAbove(path: string): string[] {
  const parts = path.split('/').filter(Boolean).slice(0, deepest)
  // What could end the attribute is no part of an address of ours.
  const sound = parts.findIndex((part) => !/^[\w.~-]+$/.test(part))
  const folders = parts
    .slice(0, sound === -1 ? parts.length : sound)
    .map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
  return ['/', ...folders.flatMap((folder) => [folder, `${folder}/`])]
}
