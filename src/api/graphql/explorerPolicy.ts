/** The explorer's page, of development alone, loads its scripts from where Yoga publishes them. */
export const explorerPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' https://unpkg.com",
  "style-src 'unsafe-inline' https://unpkg.com",
  'font-src https://unpkg.com data:',
  'img-src https: data:',
  'worker-src blob: https://unpkg.com',
  "connect-src 'self' https://unpkg.com",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
