import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const folder = '.test-sources'

/**
 * Compiles what tests run as processes of their own, once for all of them: compiling while they are
 * imported takes each process some seconds.
 */
export function compileSources(): void {
  for (const source of ['src', 'collections', 'test/helpers'].flatMap(sourcesIn)) {
    const target = compiled(source)
    const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
      },
    })
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, outputText)
  }
}

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file))

const compiled = (source: string) => path.resolve(folder, source.replace(/\.ts$/, '.js'))

/** The arguments of Node that run a source file, for example `src/main.ts`. */
export const nodeArguments = (source: string) => ['--conditions=development', compiled(source)]
