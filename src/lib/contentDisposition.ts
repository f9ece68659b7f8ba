import { storedBase } from './storedName.ts'

const shownInBrowser = /^(image|audio|video)\/|^application\/pdf$/

/**
 * How a browser is to treat a file: shown in place where that runs nothing, else downloaded under
 * its readable name (RFC 6266, RFC 8187).
 * @param filename the name under which it is stored
 */
export function contentDisposition(filename: string, mimeType: string): string {
  const extension = /\.[^.]*$/.exec(filename)?.[0] ?? ''
  const name = storedBase(filename) + extension
  const ascii = name.replace(/[^\x20-\x7e]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${shownInBrowser.test(mimeType) ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
