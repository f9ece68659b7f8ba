import { expect, test } from 'vitest'

import { loadedBy } from '../helpers/loadedBy.ts'

/** The files of AWS that a server with these variables loads. */
const loadedOfAws = (variables: Record<string, string>) =>
  loadedBy(variables, /@aws-sdk|@smithy|storage-s3/)

test('nothing of AWS is loaded where media are in a folder', () => {
  expect(loadedOfAws({})).toEqual([])
})

test('its client alone is, once it is used, where they are in a bucket', () => {
  const loaded = loadedOfAws({
    S3_BUCKET: 'media',
    S3_ENDPOINT: 'http://127.0.0.1:9',
    S3_ACCESS_KEY_ID: 'x',
    S3_SECRET_ACCESS_KEY: 'x',
  })
  expect(loaded.some((file) => file.includes('@aws-sdk/client-s3'))).toBe(true)
  expect(loaded.some((file) => file.includes('storage-s3'))).toBe(false)
})
