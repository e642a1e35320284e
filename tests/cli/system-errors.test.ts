import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { systemErrorText } from '../../src/cli/system-errors.ts'
import { readConfig } from '../../src/config.ts'
import { MjmlUnavailable } from '../../src/letters/render-mjml.ts'
import { openListener } from '../../src/listener.ts'

/** An error as Node makes it of what the machine answered. */
function systemError(code: string, facts: object): Error {
  return Object.assign(new Error(`${code}: refused`), { code, ...facts })
}

const AT = { path: '/srv/cours/var', syscall: 'mkdir' }

it.each([
  ['another user’s folder', 'EACCES', AT, /^this user may not use \/srv\/cours\/var: .*VAR_DIR/],
  ['what only its owner may do', 'EPERM', AT, /^this user may not use \/srv\/cours\/var: .*owns/],
  ['a read-only disk', 'EROFS', AT, /^\/srv\/cours\/var is on a disk that can only be read: .*VAR_DIR/],
  [
    'a read-only disk where folders are missing',
    'ENOENT',
    AT,
    /^\/srv\/cours\/var cannot be made: .*VAR_DIR/,
  ],
  ['a full disk', 'ENOSPC', AT, /^there is no space left to write \/srv\/cours\/var: make room/],
  ['a full disk, in the middle of a file', 'ENOSPC', { syscall: 'write' }, /^the disk is full: make room/],
  ['a quota', 'EDQUOT', AT, /^there is no space left to write \/srv\/cours\/var/],
  ['a port of the machine', 'EACCES', { syscall: 'listen', port: 80 }, /may not listen at port 80: set PORT/],
  [
    'an address of elsewhere',
    'EADDRNOTAVAIL',
    { syscall: 'listen', address: '10.9.9.9' },
    /10\.9\.9\.9: set HOST/,
  ],
])('%s is a sentence that says where and what to do', (_, code, facts, text) => {
  expect(systemErrorText(systemError(code, facts))).toMatch(text)
  expect(systemErrorText(new Error('wrapped', { cause: systemError(code, facts) }))).toMatch(text)
})

it('what a real machine answers is recognised', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'feuilleton-errors-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'file'), '')
  expect(systemErrorText(await mkdir(join(folder, 'file', 'x')).catch((error) => error))).toContain(
    `${folder}/file/x is not under`,
  )
})

it('a port that is taken is a sentence', async () => {
  const taken = createServer()
  await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void taken.close())
  const { port } = taken.address() as { port: number }
  const error = await openListener(readConfig({ PORT: String(port) })).catch((error) => error)
  expect(systemErrorText(error)).toBe(`port ${port} is in use: set PORT to a free one, or 0 for any`)
})

it('says that MJML had no time to start', () => {
  const error = new MjmlUnavailable('MJML does not start')
  expect(systemErrorText(error)).toBe(
    'MJML does not start: run the command again when the machine has less to do',
  )
})

it.each([
  ['a mistake of ours', new TypeError('x is not a function')],
  ['a file of ours that is missing', systemError('ENOENT', { ...AT, syscall: 'open' })],
  ['an answer of PostgreSQL', systemError('23505', {})],
  ['no error', 'EACCES'],
])('%s is none, and keeps its stack trace', (_, error) => {
  expect(systemErrorText(error)).toBeUndefined()
})
