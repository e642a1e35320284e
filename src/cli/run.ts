import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { UserError } from '../domain/user-error.ts'
import { type Output, terminal } from './output.ts'

/** Runs a command with the configuration of the environment. Its result is the exit code. */
export async function run(command: (config: Config, output: Output) => Promise<number>): Promise<void> {
  const config = readConfig(process.env)
  refuseWrongFolder(config)
  process.exitCode = await command(config, terminal)
}

/**
 * Keeps a command that runs in a wrong folder from creating a database there.
 * @throws UserError when the folder has neither programmes nor a database, and no other database is named.
 */
function refuseWrongFolder({ root, varDir, databaseUrl }: Config): void {
  if (!existsSync(root)) throw new UserError(`there is no folder ${root}: FEUILLETON_ROOT names it`)
  if (databaseUrl !== undefined || existsSync(join(varDir, 'postgres')) || hasProgrammes(root)) return
  throw new UserError(
    `there is no programme in ${root}: expected schedules/<programme>.yaml there.\n` +
      'Run the command in the folder of the project, or name that folder with FEUILLETON_ROOT. Nothing was written.',
  )
}

function hasProgrammes(root: string): boolean {
  const schedules = join(root, 'schedules')
  return existsSync(schedules) && readdirSync(schedules).some((file) => file.endsWith('.yaml'))
}
