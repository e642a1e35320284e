import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EmbeddedHome } from './embedded-home.ts'
import { program } from './embedded-program.ts'

/** The only user of an embedded PostgreSQL. */
export const EMBEDDED_USER = 'feuilleton'

type NewCluster = { durable: boolean; onNew?: (directory: string) => void }

/**
 * Makes the files of an embedded PostgreSQL where there are none. Processes that do so at the same moment use those of the
 * first that is done. `onNew` is called before, with its folder.
 */
export async function createCluster(home: EmbeddedHome, { durable, onNew }: NewCluster): Promise<void> {
  const data = join(home.directory, 'data')
  if (existsSync(join(data, 'PG_VERSION'))) return
  onNew?.(home.directory)
  const fresh = join(home.directory, `data-${process.pid}-${randomBytes(4).toString('hex')}`)
  const passwordFile = `${fresh}.password`
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (home.owner) chownSync(passwordFile, home.owner.uid, home.owner.gid)
  const settings = [
    '--username',
    EMBEDDED_USER,
    '--auth',
    'scram-sha-256',
    '--encoding',
    'UTF8',
    '--locale',
    'C',
    ...(durable ? [] : ['--no-sync']),
  ]
  await program(home, 'initdb', ['--pgdata', fresh, '--pwfile', passwordFile, ...settings])
  renameSync(passwordFile, join(fresh, 'feuilleton.password'))
  try {
    renameSync(fresh, data)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(join(data, 'PG_VERSION'))) throw error
  }
}
