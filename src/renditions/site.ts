import { isLinkTarget, isSitePath } from '../lib/linkTarget.ts'
import { type PublicAddress, publicAddress } from '../lib/publicAddress.ts'

/** Where the addresses of a rendition lead. All are absolute: it is read far from its site. */
export type Site = {
  /** Where a document is read. */
  addressOf: PublicAddress
  /** Where a file of ours is, from the address that its document gives. */
  fileAddress: (url: string) => string
  /**
   * Where a link that somebody wrote leads.
   * @returns nothing where it may not be followed, or leads to a place on whatever page it is on
   */
  linkAddress: (url: string) => string | undefined
}

export function createSite(settings: {
  SERVER_URL: string
  FRONTEND_URL?: string | undefined
}): Site {
  const { SERVER_URL, FRONTEND_URL = SERVER_URL } = settings
  return {
    addressOf: publicAddress(settings),
    fileAddress: (url) => new URL(url, SERVER_URL).href,
    linkAddress: (url) => {
      if (isSitePath(url)) return new URL(FRONTEND_URL + url).href
      return isLinkTarget(url) && !url.startsWith('#') ? new URL(url).href : undefined
    },
  }
}
