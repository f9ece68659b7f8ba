/** Where the content comes from. */
export const server = process.env.CMS_URL ?? 'http://localhost:3000'
