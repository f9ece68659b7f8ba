import type { CollectionBeforeOperationHook, RequestContext } from 'payload'

/** What a hook after a change has to know of how it was asked for. */
export type Asked = {
  isAutosave: boolean
  isDraft: boolean
  isVersion: boolean
  setsPassword: boolean
  /** Whether the answer may lack the title of the document. */
  selects: boolean
}

declare module 'payload' {
  interface RequestContext {
    /** How changes of this request were asked for, by their collection and document. */
    askedFor?: Map<string, Asked>
  }
}

/** Stands for all documents of a change in bulk. */
const all = '*'

/** Keeps how a change was asked for, which Payload does not tell its later hooks. */
export const keepAskedFor: CollectionBeforeOperationHook = ({
  args,
  collection: { slug },
  context,
  operation,
}) => {
  if (!['create', 'delete', 'restoreVersion', 'update'].includes(operation)) return
  const { autosave, data, draft, id, select } = args as Record<string, unknown> & {
    data?: { password?: unknown }
  }
  const isVersion = operation === 'restoreVersion'
  context.askedFor ??= new Map()
  // A version is asked for by its own id.
  context.askedFor.set(keyOf(slug, isVersion || typeof id !== 'string' ? all : id), {
    isAutosave: autosave === true,
    isDraft: draft === true,
    isVersion,
    setsPassword: operation === 'update' && Boolean(data?.password),
    selects: Boolean(select),
  })
}

/** How the change of a document was asked for. */
export const askedFor = (context: RequestContext, slug: string, id: string): Asked | undefined =>
  context.askedFor?.get(keyOf(slug, id)) ?? context.askedFor?.get(keyOf(slug, all))

const keyOf = (slug: string, id: string) => `${slug} ${id}`
