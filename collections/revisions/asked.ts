import type { PayloadRequest } from 'payload'

/** What a request over REST says and is told about the version of the document it changes. */
type Asked = {
  collection: string
  /** Nothing for a new document. */
  id?: string
  /** The `If-Match` header. */
  ifMatch: string | null
  /** What the document is like after the change. */
  revision?: string
}

const asked = new WeakMap<PayloadRequest, Asked>()

/** Notes what a request says about versions, for the hooks of its operation. */
export const askForRevision = (req: PayloadRequest, question: Asked): void => {
  asked.set(req, question)
}

export const revisionAskedFor = (req: PayloadRequest): Asked | undefined => asked.get(req)
