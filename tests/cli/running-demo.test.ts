import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { markDemo } from '../../src/cli/service/running-demo.ts'

let folder: string
let mark: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feuilleton-demo-'))
  mark = join(folder, 'running.json')
})

afterEach(() => rm(folder, { recursive: true }))

it('takes the place of nobody, and gives it back', async () => {
  const ours = await markDemo(folder)
  expect(existsSync(mark)).toBe(true)
  ours.remove()
  expect(existsSync(mark)).toBe(false)
})

it('refuses a second one that starts meanwhile, and says which is there', async () => {
  await markDemo(folder)
  await expect(markDemo(folder)).rejects.toThrow(`running here already (process ${process.pid})`)
})

it('tells where the one that runs has its outbox', async () => {
  const pages = createServer((_, response) => response.end('ok'))
  await new Promise<void>((ready) => pages.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void pages.close())
  const url = `http://127.0.0.1:${(pages.address() as { port: number }).port}`
  ;(await markDemo(folder)).tell(url)
  await expect(markDemo(folder)).rejects.toThrow(`already at ${url}/outbox`)
})

it.each([
  ['whose process has ended', () => ({ pid: spawnSync('true').pid })],
  [
    'whose number another process has, and nobody at its address',
    () => ({ pid: process.pid, url: 'http://127.0.0.1:1' }),
  ],
  ['that makes no sense', () => 'what?'],
])('takes over the place of one %s', async (_, left) => {
  await writeFile(mark, JSON.stringify(left()))
  await markDemo(folder)
})
