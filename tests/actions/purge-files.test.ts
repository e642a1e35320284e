import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { oldFilesOf } from '../../src/actions/purge/old-files.ts'
import { openOutbox } from '../../src/mail/outbox.ts'

const NOON = new Date('2027-01-11T12:00:00Z')
const LATER = new Date('2027-03-11T12:00:00Z')

let varDir: string

beforeEach(async () => {
  varDir = await mkdtemp(join(tmpdir(), 'feuilleton-old-'))
})

afterEach(() => rm(varDir, { recursive: true }))

it('letters of the outbox go by their age, and the outbox goes on', async () => {
  const outbox = openOutbox(join(varDir, 'outbox'))
  const mail = { from: '', to: [], bytes: Buffer.from('Subject: Jour 1\r\n\r\nBonjour\r\n') }
  await outbox.keep(mail, NOON)
  await outbox.keep(mail, LATER)
  const files = oldFilesOf(varDir)
  expect(await files.count('outbox', LATER)).toBe(1)
  expect(await files.purge('outbox', LATER)).toBe(1)
  await outbox.keep(mail, LATER)
  expect((await outbox.list({ page: 1, size: 10 })).mails.map(({ at }) => at)).toEqual([LATER, LATER])
})

it('rehearsals go by the age of their report, and one that is being played stays', async () => {
  for (const name of ['old', 'new', 'played'])
    await mkdir(join(varDir, 'rehearsals', name, 'mail'), { recursive: true })
  for (const [name, at] of [
    ['old', NOON],
    ['new', LATER],
  ] as const) {
    const report = join(varDir, 'rehearsals', name, 'report.json')
    await writeFile(report, '{}')
    await utimes(report, at, at)
  }
  expect(await oldFilesOf(varDir).purge('rehearsals', LATER)).toBe(1)
  expect((await readdir(join(varDir, 'rehearsals'))).toSorted()).toEqual(['new', 'played'])
})

it('a machine that has neither has nothing to purge', async () => {
  const files = oldFilesOf(join(varDir, 'nowhere'))
  expect([await files.purge('outbox', LATER), await files.purge('rehearsals', LATER)]).toEqual([0, 0])
})
