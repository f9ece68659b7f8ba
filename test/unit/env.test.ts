import { expect, test } from 'vitest'

import { readEnv } from '../../src/env.ts'

const secret = 'a-secret-that-only-the-tests-ever-use-0000'

test.each([
  ['PORT', 'abc'],
  ['PORT', '65536'],
  ['DATABASE_URL', 'postgres://localhost/cms'],
  ['DATABASE_COMPATIBILITY', 'mysql'],
  ['PAYLOAD_SECRET', 'short'],
  ['SERVER_URL', 'cms.example.org'],
  ['FRONTEND_URL', 'ftp://example.org'],
  ['ALLOWED_ORIGINS', 'https://a.example.org, b'],
  ['S3_BUCKET', 'a/b'],
  ['S3_ENDPOINT', 's3.example.org'],
  ['S3_SIGNED_LINKS', 'yes'],
  ['UPLOAD_MAX_MB', '0'],
  ['ACTIVITY_DAYS', '0'],
  ['REDIS_URL', 'localhost:6379'],
  ['SMTP_URL', 'http://mail.example.org'],
  ['EMAIL_FROM', 'nobody'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused in one line that names it', (name, value) => {
  const read = () => readEnv({ PAYLOAD_SECRET: secret, [name]: value })
  expect(read).toThrow(new RegExp(`^Please correct these settings: ${name}: [^\n]+$`))
})

test.each(['NODE_ENV', 'DATABASE_COMPATIBILITY', 'LOG_LEVEL'])(
  '%s says which words it takes',
  (name) => {
    const read = () => readEnv({ PAYLOAD_SECRET: secret, [name]: 'loud' })
    expect(read).toThrow(/: must be one of \w+, \w+, [\w, ]+$/)
  },
)

const bucket = {
  S3_BUCKET: 'media',
  S3_ENDPOINT: 'https://s3.example.org',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'key',
}

test('a bucket of a service of its own needs no region, one of AWS no endpoint', () => {
  const read = (variables: object) => readEnv({ PAYLOAD_SECRET: secret, ...variables }).bucket
  const { S3_ENDPOINT: endpoint, ...aws } = bucket
  const same = { name: 'media', accessKeyId: 'id', secretAccessKey: 'key', signedLinks: false }
  expect(read(bucket)).toEqual({ ...same, endpoint, region: 'us-east-1' })
  expect(read({ ...aws, S3_REGION: 'eu-west-2', S3_SIGNED_LINKS: 'true' })).toEqual({
    ...same,
    endpoint: undefined,
    region: 'eu-west-2',
    signedLinks: true,
  })
  expect(read({})).toBeUndefined()
  expect(read({ S3_BUCKET: '', S3_SIGNED_LINKS: 'false' })).toBeUndefined()
})

test.each([
  [{ ...bucket, S3_BUCKET: undefined }, 'S3_BUCKET is missing'],
  [{ ...bucket, S3_SECRET_ACCESS_KEY: '' }, 'S3_SECRET_ACCESS_KEY is missing'],
  [{ ...bucket, S3_ENDPOINT: undefined }, 'S3_REGION is missing'],
  [{ S3_SIGNED_LINKS: 'true' }, 'S3_BUCKET and S3_REGION and S3_ACCESS_KEY_ID and'],
  [{ S3_BUCKET: 'media' }, 'set them beside S3_BUCKET.'],
])('only some of the variables of a bucket (%j) are refused in one line', (variables, words) => {
  const read = () => readEnv({ PAYLOAD_SECRET: secret, ...variables })
  expect(read).toThrow(words)
  expect(read).toThrow(/^[^\n]+$/)
})

test('an empty value counts as not set', () => {
  expect(
    readEnv({ PAYLOAD_SECRET: secret, PORT: '', SERVER_URL: '', TRUST_PROXY: '' }),
  ).toMatchObject({
    PORT: 3000,
    SERVER_URL: 'http://localhost:3000',
    serverUrlIsSet: false,
    TRUST_PROXY: false,
  })
})

test('production needs a secret, and never empties the database', () => {
  expect(() => readEnv({ NODE_ENV: 'production' })).toThrow(
    'PAYLOAD_SECRET is needed in production',
  )
  expect(() =>
    readEnv({ NODE_ENV: 'production', PAYLOAD_SECRET: secret, PAYLOAD_DROP_DATABASE: 'true' }),
  ).toThrow('PAYLOAD_DROP_DATABASE would delete every document')
})

test.each([
  ['Cups & Co <mail@example.org>', { name: 'Cups & Co', address: 'mail@example.org' }],
  ['"Cups, Co" <mail@example.org>', { name: 'Cups, Co', address: 'mail@example.org' }],
  ['mail@example.org', { name: '', address: 'mail@example.org' }],
])('EMAIL_FROM=%s', (value, sender) => {
  expect(readEnv({ PAYLOAD_SECRET: secret, EMAIL_FROM: value }).EMAIL_FROM).toEqual(sender)
})
