import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UserError } from '../domain/user-error.ts'
import { embeddedBinaries } from './embedded-binaries.ts'

const OWN_USER = 'feuilleton-postgres'
const SHARED_HOME = '/var/lib/feuilleton'

/** Who owns and runs the embedded PostgreSQL. */
export type Owner = { uid: number; gid: number }

/** Where an embedded PostgreSQL lives, with which programs and as whom it runs. */
export type EmbeddedHome = { directory: string; binaries: string; owner?: Owner }

/**
 * Prepares the folder of an embedded PostgreSQL. PostgreSQL refuses to run as root, so root hands it to
 * another user; when that user cannot reach `directory` or the programs (a clone under /root, say), both
 * are put under /var/lib/feuilleton instead.
 */
export function embeddedHome(directory: string): EmbeddedHome {
  const wanted = resolve(directory)
  const binaries = embeddedBinaries()
  mkdirSync(dirname(wanted), { recursive: true })
  if (process.getuid?.() !== 0) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 })
    return { directory: wanted, binaries }
  }
  const owner = postgresUser()
  const home = reachable(wanted) ? wanted : join(sharedHome(), shortHash(wanted))
  mkdirSync(home, { recursive: true, mode: 0o700 })
  lchownSync(home, owner.uid, owner.gid)
  return { directory: home, binaries: reachable(binaries) ? binaries : copyPrograms(binaries), owner }
}

function postgresUser(): Owner {
  const known = lookUp('postgres') ?? lookUp(OWN_USER)
  if (known) return known
  createUser(OWN_USER)
  const created = lookUp(OWN_USER)
  if (!created) throw new Error(`the user ${OWN_USER} was created but is not in /etc/passwd`)
  return created
}

function lookUp(user: string): Owner | undefined {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name === user) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

function createUser(user: string): void {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', user], { stdio: 'pipe' })
  } catch (cause) {
    throw new UserError(
      'PostgreSQL refuses to run as root and no other user could be created: run as another user, or set DATABASE_URL',
      { cause },
    )
  }
}

/** Whether every user may pass through each existing folder above `path`. */
function reachable(path: string): boolean {
  const parent = dirname(path)
  if (parent === path) return true
  if (existsSync(parent) && (statSync(parent).mode & 0o001) === 0) return false
  return reachable(parent)
}

/** A copy that every user may run, made anew for each version of the package. */
function copyPrograms(binaries: string): string {
  const version = readFileSync(join(binaries, '..', 'package.json'), 'utf8')
  const copy = join(sharedHome(), `postgresql-${shortHash(binaries + version)}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}-${process.pid}`
  cpSync(binaries, unfinished, { recursive: true, verbatimSymlinks: true })
  renameSync(unfinished, copy)
  return copy
}

function sharedHome(): string {
  mkdirSync(SHARED_HOME, { recursive: true })
  chmodSync(SHARED_HOME, 0o755)
  return SHARED_HOME
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
