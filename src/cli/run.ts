import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { UserError } from '../domain/user-error.ts'
import { type Output, terminal } from './output.ts'

/** Runs a command with the configuration of the environment. Its result is the exit code. */
export async function run(command: (config: Config, output: Output) => Promise<number>): Promise<void> {
  await runIn(command, refuseWrongFolder)
}

/** The same for a command that a folder without programmes is right for, and that opens no database. */
export async function runInAnyFolder(
  command: (config: Config, output: Output) => Promise<number>,
): Promise<void> {
  await runIn(command, refuseMissingFolder)
}

async function runIn(
  command: (config: Config, output: Output) => Promise<number>,
  refuse: (config: Config) => void,
): Promise<void> {
  const { readConfig } = await import('../config.ts')
  const config = readConfig(process.env)
  refuse(config)
  process.exitCode = await command(config, terminal)
}

/** By this exit code a mail server is asked to come again later (`EX_TEMPFAIL` of sysexits.h). */
export const COME_AGAIN = 75

/** The same for a command that a mail server gives: whatever goes wrong, the mail has to come again, and is not lost. */
export async function runForServer(
  command: (config: Config, output: Output) => Promise<number>,
): Promise<void> {
  try {
    await run(command)
  } catch (error) {
    terminal.err((error as Error).message)
    process.exitCode = COME_AGAIN
  }
}

/**
 * Keeps a command that runs in a wrong folder from creating a database there.
 * @throws UserError when the folder has neither programmes nor a database, and no other database is named.
 */
function refuseWrongFolder(config: Config): void {
  const { root, varDir, databaseUrl } = config
  refuseMissingFolder(config)
  if (databaseUrl !== undefined || existsSync(join(varDir, 'postgres')) || hasProgrammes(root)) return
  throw new UserError(
    `there is no programme in ${root}: expected schedules/<programme>.yaml there.\n` +
      'Run the command in the folder of the project, or name that folder with FEUILLETON_ROOT. Nothing was written.',
  )
}

function refuseMissingFolder({ root }: Config): void {
  if (!existsSync(root)) throw new UserError(`there is no folder ${root}: FEUILLETON_ROOT names it`)
}

function hasProgrammes(root: string): boolean {
  const schedules = join(root, 'schedules')
  return existsSync(schedules) && readdirSync(schedules).some((file) => file.endsWith('.yaml'))
}
