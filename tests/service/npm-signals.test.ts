import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { removeEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { processesWith } from '../support/command.ts'
import { KEEPING_PARTS } from '../support/kept-parts/environment.ts'
import { seedPostgres } from '../support/postgres-seed.ts'
import { until } from '../support/service-process.ts'

const BIN = fileURLToPath(new URL('../../bin/feuilleton.js', import.meta.url))

let varDir: string

beforeEach(() => {
  varDir = mkdtempSync(join(tmpdir(), 'feuilleton-npm-'))
  chmodSync(varDir, 0o711)
})

afterEach(async () => {
  await removeEmbeddedPostgres(join(varDir, 'postgres'))
  rmSync(varDir, { recursive: true, force: true })
})

/** The shell in which npm runs a command. A command after ours keeps it from becoming ours. */
function startByNpm(): ChildProcess {
  const env = {
    ...KEEPING_PARTS,
    PATH: process.env.PATH ?? '',
    ...{ VAR_DIR: varDir, PORT: '0', npm_command: 'exec' },
  }
  const shell = ['-c', '"$0" "$1" serve; exit $?', process.execPath, BIN]
  return spawn('sh', shell, { env, stdio: ['ignore', 'ignore', 'pipe'] })
}

it('ends in order when npm, which was told to end, leaves its shell dead behind', async () => {
  await seedPostgres(join(varDir, 'postgres'))
  const shell = startByNpm()
  let said = ''
  shell.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(shell, 'close')
  await until(() => said.includes('serves at') || undefined)
  shell.kill('SIGTERM')
  await closed
  expect(said).toContain('SIGTERM: finishing what is under way')
  expect(await processesWith(varDir)).toEqual([])
})
