import { withPayload } from '@payloadcms/next/withPayload'

export default withPayload({
  // Express sends the security headers and decides about compression.
  compress: false,
  poweredByHeader: false,
  // Its two builds export different names; Node's is the one that the rest of the server runs.
  // The client of AWS is large, and loaded only where media are in a bucket.
  serverExternalPackages: ['rrule', '@aws-sdk/client-s3', '@payloadcms/storage-s3'],
  // Pictures come in their sizes already; Next's optimiser would be one more thing to feed.
  images: { unoptimized: true },
  // `npm run types` checks the whole project; checking it again here would only cost time.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.next.json' },
  experimental: {
    // The admin's bundles load when staff open them, not when the API starts.
    preloadEntriesOnStart: false,
  },
})
