import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadedByFile } from '../support/loaded-packages.ts'
import { ROOT } from '../support/real-programme.ts'

const SELDOM = [
  '@simplewebauthn/server',
  'fontkit',
  'hucre',
  'imapflow',
  'mailauth',
  'mailparser',
  'pdfkit',
  'postal-mime',
  'read-excel-file',
  'tldts',
]

it.each([
  ['the site', 'src/site.ts', 'hono'],
  ['the outbox', 'src/own-relay.ts', 'smtp-server'],
])('%s loads what passkeys, workbooks, PDFs and mails need when it is asked for', async (_, file, usual) => {
  const loaded = await loadedByFile(join(ROOT, file))
  expect(loaded).toContain(usual)
  expect(SELDOM.filter((name) => loaded.has(name))).toEqual([])
})
