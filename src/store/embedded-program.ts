import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { UserError } from '../domain/user-error.ts'
import type { EmbeddedHome } from './embedded-home.ts'

const run = promisify(execFile)

/**
 * Runs a program of the embedded PostgreSQL as its owner, such as `initdb`.
 * @throws UserError with what it said, when it failed.
 */
export async function program(home: EmbeddedHome, name: string, args: string[]): Promise<void> {
  try {
    await run(join(home.binaries, 'bin', name), args, { cwd: home.directory, ...home.owner })
  } catch (error) {
    const { stderr } = error as { stderr?: string }
    // What these programs say is for whoever runs the machine: a folder that is not theirs, a full disk.
    const said = stderr?.trim() || String(error)
    throw new UserError(`${name} of the embedded PostgreSQL failed in ${home.directory}: ${said}`, {
      cause: error,
    })
  }
}
