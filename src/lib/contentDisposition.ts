import { namedFile } from './namedFile.ts'
import { storedBase } from './storedName.ts'

const shownInBrowser = /^(image|audio|video)\/|^application\/pdf$/

/**
 * How a browser is to treat a file: shown in place where that runs nothing, else downloaded under
 * its readable name.
 * @param filename the name under which it is stored
 */
export function contentDisposition(filename: string, mimeType: string): string {
  const extension = /\.[^.]*$/.exec(filename)?.[0] ?? ''
  const disposition = shownInBrowser.test(mimeType) ? 'inline' : 'attachment'
  return `${disposition}; ${namedFile(storedBase(filename) + extension)}`
}
