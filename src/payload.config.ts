import { lexicalEditor } from '@payloadcms/richtext-lexical'
import path from 'node:path'
import { buildConfig } from 'payload'
import sharp from 'sharp'

import { buildCollections } from '../collections/index.ts'
import { noteFailedSignIns } from '../collections/Activity/noteSignIns.ts'
import { jobsAccess, withInternalAccess } from '../collections/internalAccess.ts'
import { noteRefusedCodes } from '../collections/SecondFactors/noteRefusedCodes.ts'
import { usersSlug } from '../collections/slugs.ts'
import { adminPanel } from './adminPanel.ts'
import { adminWords } from './adminWords.ts'
import { answerMalformedBody } from './api/rest/answerMalformedBody.ts'
import { database } from './database.ts'
import { answerPassingFault } from './database/answerPassingFault.ts'
import { answerWriteConflict } from './database/answerWriteConflict.ts'
import { readEnv } from './env.ts'
import { jobsCollection } from './jobs/jobsCollection.ts'
import { withScheduledPublishing } from './jobs/withScheduledPublishing.ts'
import { isLoopbackOrigin, trustedOrigins } from './lib/origins.ts'
import { projectRoot } from './lib/projectRoot.ts'
import { createLogger } from './logger.ts'
import { mailAdapter } from './mail/mailAdapter.ts'
import { answerMediaUnavailable } from './media/bucket/answerMediaUnavailable.ts'
import { mediaFiles } from './media/mediaFiles.ts'
import { mediaStorage } from './media/mediaStorage.ts'
import { uploadLimits } from './media/uploadLimits.ts'
import { richTextRenditions } from './renditions/richTextRenditions.ts'
import { createSite } from './renditions/site.ts'
import { subjectRequests } from './subjects/subjectRequests.ts'

const env = readEnv()
const origins = trustedOrigins(env)
const storage = mediaStorage(env)

const config = buildConfig({
  admin: {
    ...adminPanel,
    user: usersSlug,
    importMap: { baseDir: projectRoot },
  },
  collections: buildCollections({
    secureCookies: env.SERVER_URL.startsWith('https:'),
    allowPrivateAddresses: env.WEBHOOKS_ALLOW_PRIVATE_ADDRESSES,
  }),
  cors: { origins, headers: ['If-Match'] },
  custom: { requiresSecondFactor: env.REQUIRE_SECOND_FACTOR, serverUrl: env.SERVER_URL },
  csrf: origins,
  db: database(env),
  email: mailAdapter(env),
  editor: lexicalEditor(),
  graphQL: { disablePlaygroundInProduction: true },
  hooks: {
    afterError: [
      answerMalformedBody,
      answerMediaUnavailable,
      answerWriteConflict,
      answerPassingFault,
      noteFailedSignIns,
      noteRefusedCodes,
    ],
  },
  i18n: adminWords,
  jobs: { access: jobsAccess, jobsCollectionOverrides: jobsCollection },
  logger: createLogger(env),
  plugins: [mediaFiles(storage), richTextRenditions(createSite(env)), subjectRequests(storage)],
  secret: env.PAYLOAD_SECRET,
  serverURL: isLoopbackOrigin(env.SERVER_URL) ? '' : env.SERVER_URL,
  sharp,
  telemetry: false,
  upload: uploadLimits(env),
  typescript: {
    // Outside of development, Payload would start a second process for it at every start of a test.
    autoGenerate: env.NODE_ENV === 'development',
    outputFile: path.join(projectRoot, 'src/lib/payload-types.ts'),
  },
})

export default withInternalAccess(withScheduledPublishing(config))
