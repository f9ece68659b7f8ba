import { Command } from 'commander'

import { applyLocalDefaults, readEnv } from '../env.ts'
import { backup } from './backup.ts'
import { createAdmin } from './createAdmin.ts'
import { doctor } from './doctor.ts'
import { importFile } from './import.ts'
import { jobs } from './jobs.ts'
import { resetSecondFactor } from './resetSecondFactor.ts'
import { restore } from './restore.ts'
import { seed } from './seed.ts'
import { settleFirst } from './settleFirst.ts'
import { subject } from './subject.ts'
import { transfer } from './transfer.ts'

const program = new Command('npm run cms --')
  .description("The operator's commands. They work beside a running server.")
  .showHelpAfterError('Add --help for what can be given.')
  .addCommand(createAdmin())
  .addCommand(resetSecondFactor())
  .addCommand(seed())
  .addCommand(subject())
  .addCommand(backup())
  .addCommand(restore())
  .addCommand(doctor())
  .addCommand(importFile())
  .addCommand(jobs())
  .addCommand(transfer())
  .hook('preAction', async () => {
    applyLocalDefaults()
    await settleFirst(readEnv(), (message) => process.stderr.write(`${message}\n`))
  })

try {
  await program.parseAsync()
} catch (error) {
  // Loaded only now, with Payload behind it, so that help and mistyped options answer at once.
  const { explainFailure } = await import('../explainFailure.ts')
  process.stderr.write(`${explainFailure(error)}\n`)
  process.exitCode = 1
}
