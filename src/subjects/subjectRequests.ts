import { APIError, Forbidden, type Endpoint, type PayloadRequest, type Plugin } from 'payload'
import { z } from 'zod'

import { adminOnly } from '../../collections/access/adminOnly.ts'
import { subjectRequestsSlug } from '../../collections/slugs.ts'
import { namedFile } from '../lib/namedFile.ts'
import type { MediaStorage } from '../media/storage.ts'
import { defaultChoices, eraseSubject } from './eraseSubject.ts'
import { exportSubject } from './exportSubject.ts'
import { findSubject, reportOf } from './findSubject.ts'

const subject = {
  email: z.email('email: please give a whole e-mail address.').optional(),
  person: z.uuid('person: please give the id of a profile.').optional(),
}
const oneOf = ({ email, person }: { email?: string | undefined; person?: string | undefined }) =>
  (email === undefined) !== (person === undefined)
const askOne = { message: 'Give either email or person: whom is this about?' }

const findBody = z.object(subject).refine(oneOf, askOne)
const exportBody = z.object({ ...subject, files: z.boolean().default(true) }).refine(oneOf, askOne)
const eraseBody = z
  .object({
    ...subject,
    seen: z.string('seen: please look first, and send what the finding gave as seen.'),
    profile: z.enum(['anonymise', 'delete']).default(defaultChoices.profile),
    testimonials: z.enum(['anonymise', 'delete']).default(defaultChoices.testimonials),
    media: z.enum(['delete', 'keep']).default(defaultChoices.media),
    account: z.enum(['delete', 'keep']).default(defaultChoices.account),
  })
  .refine(oneOf, askOne)

/** Gives the record of subject requests the endpoints that find, export and erase, for admins. */
export const subjectRequests =
  (storage: MediaStorage): Plugin =>
  (config) => ({
    ...config,
    collections: config.collections?.map((collection) =>
      collection.slug === subjectRequestsSlug
        ? { ...collection, endpoints: [...(collection.endpoints || []), ...endpoints(storage)] }
        : collection,
    ),
  })

const endpoints = (storage: MediaStorage): Endpoint[] => [
  {
    method: 'post',
    path: '/find',
    handler: async (req) => {
      const asked = await read(req, findBody)
      return Response.json(reportOf(await findSubject(req, asked)))
    },
  },
  {
    method: 'post',
    path: '/export',
    handler: async (req) => {
      const { files, ...asked } = await read(req, exportBody)
      const archive = await exportSubject(req, asked, { storage, files })
      return new Response(archive, {
        headers: {
          'Content-Type': 'application/zip',
          'Content-Disposition': `attachment; ${namedFile('subject-data.zip')}`,
          'Cache-Control': 'no-store',
        },
      })
    },
  },
  {
    method: 'post',
    path: '/erase',
    handler: async (req) => {
      const { email, person, seen, ...choices } = await read(req, eraseBody)
      return Response.json(await eraseSubject(req, { email, person }, seen, choices))
    },
  },
]

/** @throws Forbidden for anybody but an admin; APIError 400 naming the field at fault */
async function read<Body>(req: PayloadRequest, body: z.ZodType<Body>): Promise<Body> {
  if (!adminOnly({ req })) throw new Forbidden(req.t)
  const given: unknown = await req.json?.().catch(() => undefined)
  const parsed = body.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.')
  const message = issue?.message ?? ''
  throw new APIError(path && !message.startsWith(path) ? `${path}: ${message}` : message, 400)
}
