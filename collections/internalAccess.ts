import type { CollectionConfig, JobsConfig, SanitizedConfig } from 'payload'

import { adminOnly } from './access/adminOnly.ts'
import { editorOrAdmin } from './access/editorOrAdmin.ts'
import { nobody } from './access/nobody.ts'
import { ownLocksOrEditor } from './access/ownLocksOrEditor.ts'
import { ownOrReadableLocksOrEditor } from './access/ownOrReadableLocksOrEditor.ts'
import { ownPreferences } from './access/ownPreferences.ts'
import { staff } from './access/staff.ts'
import { refuseUnanswerable } from './hooks/refuseUnanswerable.ts'

const closed = {
  create: nobody,
  read: nobody,
  readVersions: nobody,
  update: nobody,
  delete: nobody,
  unlock: nobody,
} satisfies CollectionConfig['access']

const opened: Record<string, CollectionConfig['access']> = {
  'payload-jobs': { read: adminOnly },
  // The panel makes a lock on the server; from outside it takes over or ends one that is there.
  'payload-locked-documents': {
    read: ownOrReadableLocksOrEditor,
    update: editorOrAdmin,
    delete: ownLocksOrEditor,
  },
  'payload-preferences': {
    create: staff,
    read: ownPreferences,
    update: ownPreferences,
    delete: ownPreferences,
  },
}

/** Jobs are queued by the server itself and run by its own clock, never by a request. */
export const jobsAccess: JobsConfig['access'] = { cancel: nobody, queue: nobody, run: nobody }

/**
 * Closes the collections and globals that Payload adds to a configuration, for most of which it
 * has no option: what is not opened here is open to nobody, those of later versions too. Like ours,
 * they answer a question that a field cannot be asked with 400.
 */
export async function withInternalAccess(
  config: Promise<SanitizedConfig>,
): Promise<SanitizedConfig> {
  const built = await config
  for (const { access, hooks, slug } of built.collections) {
    if (!slug.startsWith('payload-')) continue
    Object.assign(access, closed, opened[slug])
    hooks.beforeOperation.push(refuseUnanswerable)
  }
  // There are no globals of ours.
  for (const { access } of built.globals) {
    Object.assign(access, { read: nobody, readVersions: nobody, update: nobody })
  }
  return built
}
