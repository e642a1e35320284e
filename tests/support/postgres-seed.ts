import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { embeddedHome } from '../../src/store/embedded-home.ts'

const copy = promisify(execFile)

/** Takes the files of a server that is down as the seed of others; answers with where they are. */
export async function keepSeed(directory: string, seed: string): Promise<string> {
  await copy('cp', ['-a', join(embeddedHome(directory).directory, 'data'), seed])
  rmSync(join(seed, 'feuilleton.port')) // each looks for a port of its own
  return seed
}

/**
 * Lays a migrated and empty PostgreSQL where an embedded one will be started: to make one there and migrate it takes a
 * second and a half of a processor each time. Tests of a first start do without.
 */
export async function seedPostgres(directory: string): Promise<void> {
  const home = embeddedHome(directory)
  await copy('cp', ['-a', inject('postgresSeed'), join(home.directory, 'data')])
}
