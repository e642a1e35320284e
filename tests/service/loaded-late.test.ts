import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadedByFile } from '../support/loaded-packages.ts'
import { ROOT } from '../support/real-programme.ts'

const SELDOM = [
  '@simplewebauthn/server',
  'fontkit',
  'hucre',
  'mailparser',
  'pdfkit',
  'read-excel-file',
] as const

it('The pages load what passkeys, workbooks, PDFs and the outbox need when somebody asks for it', async () => {
  const loaded = await loadedByFile(join(ROOT, 'src/site.ts'))
  expect(loaded).toContain('hono')
  expect(SELDOM.filter((name) => loaded.has(name))).toEqual([])
}, 300_000)
