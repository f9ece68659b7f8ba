import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { PayloadRequest } from 'payload'

import { mediaSlug } from '../../collections/slugs.ts'
import { flatten, toCsv } from '../lib/csv.ts'
import type { MediaStorage } from '../media/storage.ts'
import { findSubject, reportOf, type FoundKind } from './findSubject.ts'
import { recordRequest } from './recordRequest.ts'
import type { Asked } from './resolveSubject.ts'
import { collect, storedDocuments, storedVersions } from './storedDocuments.ts'
import type { Stored } from './subject.ts'

type Rows = { documents: Stored[]; versions: Stored[] }

/**
 * All that is held about a subject as a ZIP: `report.json` (what is where), `data.json`, a CSV file a
 * kind, and the files of media that show them.
 */
export async function exportSubject(
  req: PayloadRequest,
  asked: Asked,
  options: { storage: Pick<MediaStorage, 'read' | 'size'>; files: boolean },
): Promise<ReadableStream<Uint8Array>> {
  const finding = await findSubject(req, asked)
  const data: Record<string, Rows> = {}
  for (const found of finding.kinds) {
    if (found.source.isExported) data[found.source.kind] = await rowsOf(found, req)
  }
  const report = reportOf(finding)
  await recordRequest(req, 'exported', asked, report)
  const names = options.files
    ? (data[mediaSlug]?.documents ?? []).map(({ filename }) => filename)
    : []

  return zipped(async function* () {
    yield ['report.json', encode(JSON.stringify(report, null, 2))]
    yield ['data.json', encode(JSON.stringify(data, null, 2))]
    for (const [kind, rows] of Object.entries(data)) yield [`${kind}.csv`, encode(csvOf(rows))]
    for (const name of names) {
      if (typeof name !== 'string' || (await options.storage.size(name)) === undefined) continue
      yield [`files/${name}`, await options.storage.read(name)]
    }
  })
}

async function rowsOf({ source, items }: FoundKind, req: PayloadRequest): Promise<Rows> {
  const rows: Rows = { documents: [], versions: [] }
  const isSecret = new Set(source.secrets)
  const open = (document: Stored): Stored => ({
    ...Object.fromEntries(Object.entries(document).filter(([key]) => !isSecret.has(key))),
    id: document.id,
  })
  for (const { collection, id } of items) {
    const documents = await collect(storedDocuments(collection, req, { id: { equals: id } }))
    rows.documents.push(...documents.map(open))
    const versions = await collect(storedVersions(collection, req, { parent: { equals: id } }))
    rows.versions.push(...versions.map(({ version }) => ({ ...open(version), id })))
  }
  return rows
}

function csvOf({ documents, versions }: Rows): string {
  const rows = [
    ...documents.map((document) => ({ stored: 'now', ...flatten(document) })),
    ...versions.map((version) => ({ stored: 'version', ...flatten(version) })),
  ]
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return toCsv(
    rows,
    keys.map((key) => ({ key, heading: key })),
  )
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

type Entries = () => AsyncGenerator<[name: string, content: Uint8Array]>

/** An archive, written as it is read. */
function zipped(entries: Entries): ReadableStream<Uint8Array> {
  const files = entries()
  let chunks: Uint8Array[] = []
  let failure: Error | null = null
  const archive = new Zip((error, chunk) => {
    failure ??= error
    chunks.push(chunk)
  })
  return new ReadableStream({
    async pull(controller) {
      const next = await files.next()
      if (next.done) archive.end()
      else {
        const [name, content] = next.value
        // Pictures and recordings are compressed already.
        const file = name.startsWith('files/') ? new ZipPassThrough(name) : new ZipDeflate(name)
        archive.add(file)
        file.push(content, true)
      }
      if (failure) throw failure
      for (const chunk of chunks) controller.enqueue(chunk)
      chunks = []
      if (next.done) controller.close()
    },
    async cancel() {
      await files.return(undefined)
      archive.terminate()
    },
  })
}
