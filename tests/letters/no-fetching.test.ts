import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadedByFile } from '../support/loaded-packages.ts'

const PROCESS = fileURLToPath(new URL('../../src/letters/mjml-process.ts', import.meta.url))

it('the process that has MJML starts with cheerio, and without what cheerio would fetch pages with', async () => {
  const loaded = await loadedByFile(PROCESS)
  expect(loaded).toContain('mjml')
  expect(loaded).toContain('cheerio')
  expect(loaded).not.toContain('undici')
})
