import type { S3ClientConfig } from '@aws-sdk/client-s3'

import type { BucketSettings } from '../../env.ts'

/** How the client of AWS reaches a bucket, which may be another service's. */
export const clientOptions = (settings: BucketSettings) =>
  ({
    region: settings.region,
    // Other services seldom have a host name for each bucket.
    ...(settings.endpoint && { endpoint: settings.endpoint, forcePathStyle: true }),
    credentials: {
      accessKeyId: settings.accessKeyId,
      secretAccessKey: settings.secretAccessKey,
    },
    // Its newer checksums, sent behind the content, are not known to every service; ours is MD5.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    // What it has to say is in its errors.
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    requestHandler: {
      connectionTimeout: 3000,
      /** Without a byte either way; a large file may take its time. */
      socketTimeout: 15_000,
    },
  }) satisfies S3ClientConfig
