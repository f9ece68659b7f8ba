import { build } from 'esbuild'

/** What cannot be bundled, or is loaded by few and late. */
const external = [
  // Native code, or built by Next for itself.
  ...['@libsql/client', 'next', 'react', 'react-dom', 'sharp'],
  // Where media are in a bucket, the database is MongoDB, servers are several, or requests are traced.
  ...['@aws-sdk/*', '@payloadcms/storage-s3', '@redis/client', 'mongoose', '@opentelemetry/*'],
  // Asked for by Payload while developing alone.
  'drizzle-kit',
]

const programs = ['src/main.ts', 'src/demo.ts', 'src/cli/index.ts']

/**
 * Bundles programs, by default the server and its commands into dist/, with the packages they use: to
 * find and read thousands of small files took most of a start. See docs/decisions/0043-bundle.md.
 * @param {{ entryPoints?: string[]; outdir?: string; packages?: 'bundle' | 'external' }} [options]
 */
export const bundle = ({ entryPoints = programs, outdir = 'dist', packages = 'bundle' } = {}) =>
  build({
    entryPoints,
    outbase: '.',
    outdir,
    packages,
    chunkNames: 'chunks/[name]-[hash]',
    external,
    bundle: true,
    // What one of the entries or a dynamic import needs alone is loaded then.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['production'],
    // Answers hold the names of errors.
    keepNames: true,
    sourcemap: true,
    sourcesContent: false,
    // What packages of the older format find by themselves.
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    banner: {
      js: "import { createRequire as ownRequire } from 'node:module'; const require = ownRequire(import.meta.url)",
    },
    logLevel: 'warning',
  })
