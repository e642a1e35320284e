import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { compileLesson } from '../../src/letters/compile.ts'
import { withBody } from '../letters/hostile-letters.ts'
import { smallEdition } from '../letters/small-edition.ts'

const FILE = 'lessons/jour-01.md'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feuilleton-parts-'))
  vi.stubEnv('KEPT_PARTS', folder)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const compile = (body: string) => compileLesson(smallEdition({ [FILE]: withBody(body) }), 'jour-01')

it('a letter that a process of this run has rendered is taken from there', async () => {
  const first = await compile('Bonjour.')
  const [kept = ''] = await readdir(folder)
  const file = join(folder, kept)
  const parts = JSON.parse(await readFile(file, 'utf8'))
  expect(await compile('Bonjour.')).toEqual(first)
  await writeFile(file, JSON.stringify({ ...parts, web: 'kept' }))
  expect((await compile('Bonjour.')).web).toBe('kept')
})

it('a letter with another word is rendered anew', async () => {
  await compile('Bonjour.')
  await compile('Bonsoir.')
  expect(await readdir(folder)).toHaveLength(2)
})

it('a letter that cannot be rendered is tried each time', async () => {
  for (const _ of [1, 2]) await expect(compile('{{ x }}')).rejects.toThrow('no placeholder “x”')
  expect(await readdir(folder)).toEqual([])
})
