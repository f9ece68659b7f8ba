import {
  APIError,
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  ValidationError,
  type CollectionSlug,
  type Payload,
  type PayloadRequest,
  type RequiredDataFromCollectionSlug,
} from 'payload'

import { OperatorError } from '../lib/operatorError.ts'
import { convertRow } from './convertRow.ts'
import type { Row } from './readRows.ts'
import { RowError } from './rowError.ts'

export type ImportReport = {
  added: number
  /** Those whose slug was there before, drafts and the trash included. */
  skipped: number
  failed: { line: number; field?: string; message: string }[]
}

type Options = {
  collection: string
  /** Tries every row and keeps none. */
  dryRun: boolean
  onRow?: () => void
}

/**
 * Adds rows as documents, each in a transaction of its own, unless there is one of the same slug. A
 * row that cannot be added is reported and leaves nothing; those after it are added all the same.
 * @throws OperatorError where the collection has no slugs
 */
export async function importRows(
  payload: Payload,
  rows: AsyncIterable<Row>,
  { collection, dryRun, onRow = () => {} }: Options,
): Promise<ImportReport> {
  const slug = requireCollection(payload, collection)
  const report: ImportReport = { added: 0, skipped: 0, failed: [] }
  try {
    for await (const row of rows) {
      try {
        report[await importRow(payload, slug, row, dryRun)] += 1
      } catch (error) {
        report.failed.push(...explain(error, row.line))
      }
      onRow()
    }
  } catch (error) {
    // The file itself cannot be read on.
    if (!(error instanceof RowError)) throw error
    report.failed.push(...explain(error, error.line))
  }
  return report
}

async function importRow(
  payload: Payload,
  collection: CollectionSlug,
  { data, line }: Row,
  dryRun: boolean,
): Promise<'added' | 'skipped'> {
  if (typeof data.slug !== 'string' || data.slug === '') {
    throw new RowError(line, 'slug', 'Each row needs one: by it a second run knows what is there.')
  }
  if (await findId(payload, collection, data.slug)) return 'skipped'
  const { flattenedFields } = payload.collections[collection].config
  const converted = await convertRow(flattenedFields, data, {
    line,
    findId: (slug, name) => findId(payload, slug as CollectionSlug, name),
  })
  const req = await createLocalReq({ context: { importing: true } }, payload)
  const isTransaction = await initTransaction(req)
  // Without transactions what was tried could not be taken back.
  if (dryRun && !isTransaction) return 'added'
  try {
    await create(req, collection, converted)
    await (dryRun ? killTransaction(req) : commitTransaction(req))
    return 'added'
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

async function create(
  req: PayloadRequest,
  collection: CollectionSlug,
  data: Record<string, unknown>,
): Promise<void> {
  const made = await req.payload.create({
    collection,
    // It is validated by Payload, as what a client sends.
    data: data as RequiredDataFromCollectionSlug<typeof collection>,
    depth: 0,
    req,
  })
  const { updatedAt } = data
  if (typeof updatedAt !== 'string' || ('updatedAt' in made && made.updatedAt === updatedAt)) return
  await req.payload.db.updateOne({ collection, id: made.id, data: { updatedAt }, req })
}

async function findId(
  payload: Payload,
  collection: CollectionSlug,
  slug: string,
): Promise<string | undefined> {
  const { docs } = await payload.find({
    collection,
    where: { slug: { equals: slug } },
    draft: true,
    trash: true,
    depth: 0,
    limit: 1,
    pagination: false,
  })
  return docs[0] && String(docs[0].id)
}

function requireCollection(payload: Payload, name: string): CollectionSlug {
  const sluggish = Object.values(payload.collections)
    .map(({ config }) => config)
    .filter(({ flattenedFields }) => flattenedFields.some((field) => field.name === 'slug'))
    .map(({ slug }) => slug)
  const found = sluggish.find((slug) => slug === name)
  if (found) return found
  throw new OperatorError(`--collection is one of ${sluggish.join(', ')}.`)
}

function explain(error: unknown, line: number): ImportReport['failed'] {
  if (error instanceof RowError) {
    const { field, message } = error
    return [{ line, ...(field && { field }), message }]
  }
  if (error instanceof ValidationError) {
    return error.data.errors.map(({ message, path }) => ({ line, field: path, message }))
  }
  if (error instanceof APIError) return [{ line, message: error.message }]
  throw error
}
