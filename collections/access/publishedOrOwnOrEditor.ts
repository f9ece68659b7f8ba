import { notTrashed } from './notTrashed.ts'
import { published } from './published.ts'
import { publicOrOwnOrEditor } from './publicOrOwnOrEditor.ts'

/** Reading of collections with drafts: the public sees what is published. */
export const publishedOrOwnOrEditor = publicOrOwnOrEditor(() => ({ and: [published, notTrashed] }))
