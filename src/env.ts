import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

import { OperatorError } from './lib/operatorError.ts'
import { parseSender } from './lib/parseSender.ts'

/** Where the embedded database, generated secrets and undelivered mail are kept. */
export const dataDirectory = 'data'

/** A mistake in how the server was set up; its message is one line that says what to do. */
export class ConfigurationError extends OperatorError {
  override name = 'ConfigurationError'
}

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema)

const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.coerce.number(error).int(error).min(least, error).max(most, error)
}

const ratio = z.coerce
  .number('must be a number from 0 to 1')
  .min(0, 'must be a number from 0 to 1')
  .max(1, 'must be a number from 0 to 1')

const oneOf = <const T extends readonly [string, ...string[]]>(...words: T) =>
  z.enum(words, `must be one of ${words.join(', ')}`)

const flag = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((value) => value === 'true')

const httpUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an address such as https://cms.example.org',
})

const httpOrigin = httpUrl.transform((value) => new URL(value).origin)

const schema = z.object({
  NODE_ENV: optional(oneOf('development', 'production', 'test').default('development')),
  PORT: optional(wholeNumber(0, 65_535).default(3000)),
  HOST: optional(z.string().default('127.0.0.1')),
  DATABASE_URL: optional(
    z
      .string()
      .regex(
        /^(file:|mongodb:\/\/|mongodb\+srv:\/\/)/,
        'must start with file:, mongodb:// or mongodb+srv://',
      )
      .default('file:./data/collective.db'),
  ),
  DATABASE_COMPATIBILITY: optional(oneOf('documentdb', 'cosmosdb', 'firestore').optional()),
  PAYLOAD_SECRET: optional(z.string().min(32, 'must be at least 32 characters long').optional()),
  PAYLOAD_DROP_DATABASE: optional(flag.default(false)),
  SERVER_URL: optional(httpOrigin.optional()),
  FRONTEND_URL: optional(httpUrl.transform((value) => value.replace(/\/+$/, '')).optional()),
  ALLOWED_ORIGINS: optional(
    z
      .string()
      .transform((value) =>
        value
          .split(',')
          .map((origin) => origin.trim())
          .filter(Boolean),
      )
      .pipe(z.array(httpOrigin))
      .default([]),
  ),
  TRUST_PROXY: optional(z.string().default('false')).transform(parseTrustProxy),
  MEDIA_DIR: optional(z.string().default('./media')),
  S3_BUCKET: optional(
    z
      .string()
      .regex(/^[\w.-]{3,63}$/, 'must be the name of a bucket')
      .optional(),
  ),
  S3_ENDPOINT: optional(httpUrl.optional()),
  S3_REGION: optional(z.string().optional()),
  S3_ACCESS_KEY_ID: optional(z.string().optional()),
  S3_SECRET_ACCESS_KEY: optional(z.string().optional()),
  S3_SIGNED_LINKS: optional(flag.default(false)),
  UPLOAD_MAX_MB: optional(wholeNumber(1, 2048).default(50)),
  ACTIVITY_DAYS: optional(wholeNumber(1, 36_500).default(365)),
  CACHE_MAX_MB: optional(wholeNumber(0, 16_384).default(64)),
  CACHE_MAX_STALENESS_SECONDS: optional(wholeNumber(0, 3600).default(10)),
  REDIS_URL: optional(
    z.url({ protocol: /^rediss?$/, error: 'must start with redis:// or rediss://' }).optional(),
  ),
  WEBHOOKS_ALLOW_PRIVATE_ADDRESSES: optional(flag.default(false)),
  REQUIRE_SECOND_FACTOR: optional(flag.default(false)),
  SHUTDOWN_DELAY_SECONDS: optional(wholeNumber(0, 300).default(0)),
  SIGNUP_RATE_LIMIT: optional(wholeNumber(0, 1_000_000).default(100)),
  GRAPHQL_INTROSPECTION: optional(flag.default(true)),
  SMTP_URL: optional(
    z.url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' }).optional(),
  ),
  EMAIL_FROM: optional(z.string().default('Collective CMS <cms@localhost>')).transform(
    (value, context) => {
      const sender = parseSender(value)
      if (sender) return sender
      context.addIssue('must be an address, for example Collective CMS <cms@example.org>')
      return z.NEVER
    },
  ),
  METRICS_TOKEN: optional(z.string().optional()),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(httpUrl.optional()),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional(httpUrl.optional()),
  OTEL_EXPORTER_OTLP_PROTOCOL: optional(
    oneOf('http/protobuf', 'http/json').default('http/protobuf'),
  ),
  OTEL_SERVICE_NAME: optional(z.string().default('collective-cms')),
  OTEL_TRACES_SAMPLER: optional(
    oneOf(
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ).default('parentbased_always_on'),
  ),
  OTEL_TRACES_SAMPLER_ARG: optional(ratio.default(1)),
  OTEL_SDK_DISABLED: optional(flag.default(false)),
  CMS_PASSWORD: optional(z.string().optional()),
  LOG_LEVEL: optional(
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  ),
})

/** The bucket that media are kept in, in place of a folder. */
export type BucketSettings = {
  name: string
  /** Where the service answers; AWS itself without it. */
  endpoint: string | undefined
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Whether files that everybody may see for good are handed out by a short link to the bucket. */
  signedLinks: boolean
}

/** The server's settings, checked and typed. `SERVER_URL` and `PAYLOAD_SECRET` are always there. */
export type Env = Omit<z.infer<typeof schema>, `S3_${string}` | 'PAYLOAD_SECRET' | 'SERVER_URL'> & {
  PAYLOAD_SECRET: string
  SERVER_URL: string
  /** Where media are kept; in `MEDIA_DIR` without it. */
  bucket: BucketSettings | undefined
  /** Whether `SERVER_URL` was set, rather than derived from `PORT`. */
  serverUrlIsSet: boolean
}

/** The names this server reads, for the documentation test. */
export const variableNames = Object.keys(schema.shape)

/**
 * Express accepts `trust proxy` as a flag, a number of hops, or a list of addresses.
 * @see https://expressjs.com/en/guide/behind-proxies.html
 */
function parseTrustProxy(value: string): boolean | number | string {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^\d+$/.test(value) ? Number(value) : value
}

/**
 * Checks the environment once and gives typed settings.
 * @param source the variables, `process.env` unless told otherwise
 * @throws ConfigurationError naming each variable that is wrong, on one line
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, ...settings } = parse(source)
  const { S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_SIGNED_LINKS, ...env } = settings
  if (env.PAYLOAD_DROP_DATABASE && env.NODE_ENV === 'production') {
    throw new ConfigurationError(
      'PAYLOAD_DROP_DATABASE would delete every document; remove it before starting in production.',
    )
  }
  return {
    ...env,
    PAYLOAD_SECRET: env.PAYLOAD_SECRET ?? localSecret(env.NODE_ENV),
    SERVER_URL: env.SERVER_URL ?? `http://localhost:${env.PORT}`,
    serverUrlIsSet: env.SERVER_URL !== undefined,
    bucket: bucketOf({
      S3_BUCKET,
      S3_ENDPOINT,
      S3_REGION,
      S3_ACCESS_KEY_ID,
      S3_SECRET_ACCESS_KEY,
      S3_SIGNED_LINKS,
    }),
  }
}

/**
 * The bucket that the variables of another server name, `S3_BUCKET` and its like.
 * @throws ConfigurationError naming each variable that is wrong, or missing
 */
export function readBucket(source: Record<string, string | undefined>): BucketSettings {
  const bucket = bucketOf(parse(source))
  if (!bucket) throw new ConfigurationError('S3_BUCKET is missing: it names the bucket.')
  return bucket
}

function parse(source: Record<string, string | undefined>): z.infer<typeof schema> {
  const { data, error } = schema.safeParse(source)
  if (!error) return data
  const problems = error.issues.map(
    (issue) => `${issue.path[0]?.toString() ?? 'environment'}: ${issue.message}`,
  )
  throw new ConfigurationError(`Please correct these settings: ${problems.join('; ')}`)
}

type BucketVariables = Pick<
  z.infer<typeof schema>,
  Extract<keyof z.infer<typeof schema>, `S3_${string}`>
>

/** @throws ConfigurationError where only some of the variables are set */
function bucketOf(variables: BucketVariables): BucketSettings | undefined {
  const { S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = variables
  const given = Object.entries(variables).filter(([, value]) => value)
  if (given.length === 0) return undefined
  // A service of its own seldom has regions; AWS has nothing but them.
  const S3_REGION = variables.S3_REGION ?? (S3_ENDPOINT && 'us-east-1')
  if (!S3_BUCKET || !S3_REGION || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    const needed = { S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }
    const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]))
    throw new ConfigurationError(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing: to keep media in a bucket, set ${missing.length > 1 ? 'them' : 'it'} beside ${given.map(([name]) => name).join(', ')}.`,
    )
  }
  return {
    name: S3_BUCKET,
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    signedLinks: variables.S3_SIGNED_LINKS,
  }
}

/**
 * Settings for what people run by hand from the built code, the demonstration and the operator's
 * commands: production behaviour, a quiet log, and a generated secret where none is set. Where
 * `NODE_ENV` already says production, as in the Docker image, the secret has to be set as there.
 * They are written to the environment, since the admin panel's bundle reads a copy of its own.
 */
export function applyLocalDefaults(): void {
  if (process.env.NODE_ENV !== 'production') process.env.PAYLOAD_SECRET ||= readOrCreateSecret()
  Object.assign(process.env, {
    NODE_ENV: 'production',
    LOG_LEVEL: process.env.LOG_LEVEL || 'error',
  })
}

function localSecret(nodeEnv: string): string {
  if (nodeEnv === 'production') {
    throw new ConfigurationError(
      'PAYLOAD_SECRET is needed in production: set it to at least 32 random characters, for example from `openssl rand -hex 32`.',
    )
  }
  return readOrCreateSecret()
}

/**
 * The secret of a development or demonstration server, made once and kept under `data/`.
 * @throws ConfigurationError where the folder cannot be written
 */
function readOrCreateSecret(): string {
  const file = path.resolve(dataDirectory, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const secret = randomBytes(32).toString('hex')
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, secret, { mode: 0o600 })
  } catch {
    throw new ConfigurationError(
      `The folder ${path.dirname(file)} cannot be written to; change its owner or permissions, or start from another folder.`,
    )
  }
  return secret
}
