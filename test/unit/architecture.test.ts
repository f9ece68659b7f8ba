import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

type Import = { from: string; to: string; isOwn: boolean; isTypeOnly: boolean }

const sources = ['src', 'collections'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file)),
)

const imports: Import[] = sources.flatMap((from) => {
  const file = ts.createSourceFile(from, readFileSync(from, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const note = (specifier: ts.Node, isTypeOnly: boolean) => {
    if (!ts.isStringLiteral(specifier)) return
    const isOwn = specifier.text.startsWith('.')
    const to = isOwn ? path.join(path.dirname(from), specifier.text) : specifier.text
    found.push({ from, to, isOwn, isTypeOnly })
  }
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) {
      note(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      note(node.moduleSpecifier, node.isTypeOnly)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      node.arguments.forEach((argument) => note(argument, false))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
})

/** For each part of the sources, the only other parts that it may import. */
const allowed: Record<string, string[]> = {
  'src/lib/': [],
  'collections/': ['src/lib/'],
  'src/migrations/': [],
  'src/middleware/': ['src/lib/', 'src/env.ts'],
  'src/api/': [
    'src/lib/',
    'src/env.ts',
    'src/middleware/',
    'src/delivery/',
    'src/media/',
    'src/renditions/',
    'src/search/',
    'src/seed/',
    'src/database/answerWriteConflict.ts',
    'collections/',
  ],
  'src/app.ts': [
    'src/lib/',
    'src/env.ts',
    'src/api/',
    'src/middleware/',
    'src/delivery/',
    'src/media/',
    'src/metrics/',
    'src/renditions/',
    'src/search/',
    'collections/',
  ],
  'src/database': ['src/lib/', 'src/env.ts', 'src/migrations/'],
  'src/delivery/': ['src/lib/', 'src/env.ts', 'collections/'],
  // Mails about events carry calendars, and are written as pages are.
  'src/mail/': [
    'src/lib/',
    'src/env.ts',
    'src/api/calendar/',
    'src/api/optionLabel.ts',
    'src/renditions/element.ts',
    'collections/',
  ],
  // What admins do about work that failed belongs to the collection of jobs.
  'src/jobs/': ['src/lib/', 'src/work/', 'collections/'],
  'src/media/': ['src/lib/', 'src/env.ts', 'collections/'],
  'src/metrics/': ['src/lib/', 'src/delivery/responseCache.ts', 'collections/'],
  'src/renditions/': ['src/lib/', 'collections/'],
  'src/search/': ['src/lib/', 'src/delivery/contentChanges.ts', 'collections/'],
  'src/webhooks/': ['src/lib/', 'src/env.ts', 'collections/'],
  // Exporting hands over a person's files; what is found and erased is the content model's.
  'src/subjects/': ['src/lib/', 'src/media/storage.ts', 'collections/'],
  // A backup takes the files from wherever they are kept.
  'src/backup/': ['src/lib/', 'src/env.ts', 'src/database/', 'src/media/', 'src/migrations/'],
  'src/doctor/': [
    'src/lib/',
    'src/env.ts',
    'src/database/',
    'src/migrations/',
    'src/backup/',
    'src/media/',
    'collections/',
  ],
  'src/importing/': ['src/lib/'],
  'src/transfer/': ['src/lib/', 'src/media/'],
  'src/work/': ['src/lib/', 'collections/'],
  'src/seed/': ['src/lib/', 'collections/'],
  'src/env.ts': ['src/lib/'],
  'src/logger.ts': ['src/lib/', 'src/env.ts'],
  'src/cli/': [
    'src/lib/',
    'src/env.ts',
    'src/payload.config.ts',
    'src/backup/',
    'src/database',
    'src/doctor/',
    'src/importing/',
    'src/transfer/',
    'src/work/',
    'src/webhooks/startWebhooks.ts',
    'src/seed/',
    'src/delivery/',
    'src/explainFailure.ts',
    'src/subjects/',
    'src/media/',
    'collections/',
  ],
}

const within = (file: string, part: string) => file.startsWith(part)

test.each(Object.entries(allowed))('%s imports nothing but itself and %j', (part, others) => {
  const wrong = imports
    .filter(({ from, isOwn }) => isOwn && within(from, part))
    .filter(({ to }) => ![part, ...others].some((other) => within(to, other)))
  expect(wrong).toEqual([])
})

test('nothing imports the entries of the process, nor the panel’s pages', () => {
  const entries = ['src/main.ts', 'src/demo.ts', 'src/cli/index.ts', 'src/app/']
  const wrong = imports
    .filter(({ from, isOwn }) => isOwn && !within(from, 'src/app/'))
    .filter(({ to }) => entries.some((entry) => within(to, entry)))
  expect(wrong).toEqual([])
})

test('the pure helpers know neither Express nor Payload', () => {
  const wrong = imports
    .filter(({ from, isTypeOnly }) => !isTypeOnly && within(from, 'src/lib/'))
    .filter(({ to }) => /^(express|next|payload|@payloadcms\/.*)$/.test(to))
  expect(wrong).toEqual([])
})

test('the content model knows neither Express nor Next', () => {
  const wrong = imports
    .filter(({ from }) => within(from, 'collections/'))
    .filter(({ to }) => /^(express|next)(\/|$)/.test(to))
  expect(wrong).toEqual([])
})

test('only env.ts reads the environment', () => {
  const readers = sources.filter((file) =>
    /process\.env(?!\.\w+ = )/.test(readFileSync(file, 'utf8')),
  )
  expect(readers).toEqual(['src/env.ts'])
})
