import { type Config, readConfig } from '../config.ts'
import { type Output, terminal } from './output.ts'
import { refuseWrongFolder } from './wrong-folder.ts'

/** Runs a command with the configuration of the environment. Its result is the exit code. */
export async function run(command: (config: Config, output: Output) => Promise<number>): Promise<void> {
  const config = readConfig(process.env)
  refuseWrongFolder(config)
  process.exitCode = await command(config, terminal)
}
