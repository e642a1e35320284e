import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planFiles } from '../../src/actions/programmes/plan-publication.ts'
import { publishFiles } from '../../src/actions/programmes/publish-files.ts'
import { check } from '../../src/cli/programmes/check.ts'
import { exportProgramme } from '../../src/cli/programmes/export-programme.ts'
import { importProgramme } from '../../src/cli/programmes/import-programme.ts'
import { readConfig } from '../../src/config.ts'
import { systemClock } from '../../src/domain/clock.ts'
import { textHash } from '../../src/domain/programme-file.ts'
import { publishedFiles } from '../../src/store/published-files.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { journalLines } from '../support/journal-lines.ts'
import { ORGANISER } from '../support/organiser.ts'
import { type WrittenFolder, writtenFolder } from '../support/written-programme.ts'

const PATH = 'templates/essai/lessons/jour-02.md'
const OTHER = 'templates/essai/lessons/jour-01.md'
const edition = courseEdition(2)

let database: TestDatabase
let folder: WrittenFolder
let scratch: string

beforeEach(async () => {
  database = await testDatabase()
  folder = await writtenFolder(edition)
  scratch = await mkdtemp(join(tmpdir(), 'feuilleton-archive-'))
})
afterEach(async () => {
  await rm(scratch, { recursive: true })
  await folder.remove()
  await database.close()
})

const shelf = () => ({ db: database.db, root: folder.root })
const config = () => ({ ...readConfig({ DATABASE_URL: database.url }), root: folder.root })
const inFolder = (path: string) => readFile(join(folder.root, path), 'utf8')

async function said(
  command: (output: { out(line: string): void; err(line: string): void }) => Promise<number>,
) {
  const lines: string[] = []
  const out = (line: string) => lines.push(line)
  const code = await command({ out, err: out })
  return { code, lines }
}

async function publish(text: string): Promise<void> {
  const files = [{ path: PATH, text, beganHash: textHash(lessonText(2)) }]
  const plan = await planFiles(shelf(), 'essai', files)
  const wanted = { programme: 'essai', files, message: 'Mieux dit', by: ORGANISER, hash: plan?.hash ?? '' }
  expect((await publishFiles(shelf(), wanted, systemClock)).made).toBe('published')
}

const packed = async (): Promise<Record<string, string>> => {
  const file = join(scratch, 'before.zip')
  await exportProgramme(config(), 'essai', { zip: file }, { out: () => {}, err: () => {} })
  const files = unzipSync(new Uint8Array(await readFile(file)))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

const repacked = async (files: Record<string, string>): Promise<string> => {
  const file = join(scratch, 'after.zip')
  await writeFile(
    file,
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
  )
  return file
}

describe('what was published in the browser', () => {
  it('is written into the folder, and read there from then on', async () => {
    await publish(lessonText(2, 'Mieux dit.'))
    expect(await inFolder(PATH)).toBe(lessonText(2))
    const { code, lines } = await said((output) => exportProgramme(config(), 'essai', {}, output))
    expect([code, lines]).toEqual([0, [`written   ${PATH}`]])
    expect(await inFolder(PATH)).toBe(lessonText(2, 'Mieux dit.'))
    expect(await publishedFiles(database.db)).toEqual([])
  })

  it('is not written over what somebody has changed in the folder', async () => {
    await publish(lessonText(2, 'Mieux dit.'))
    await writeFile(join(folder.root, PATH), lessonText(2, 'Dit autrement.'))
    const { code, lines } = await said((output) => exportProgramme(config(), 'essai', {}, output))
    expect(code).toBe(1)
    expect(lines[0]).toContain(`conflict  ${PATH}`)
    expect(await inFolder(PATH)).toBe(lessonText(2, 'Dit autrement.'))
    expect(await publishedFiles(database.db)).toHaveLength(1)
  })

  it('is checked with --published alone', async () => {
    await publish(lessonText(2, 'Un mot <b>gras</b>.'))
    const mistakes = async (published: boolean) =>
      (await said((output) => check(config(), PATH, { published }, output))).lines.join('\n')
    expect(await mistakes(false)).not.toContain(`${PATH}:11: `)
    expect(await mistakes(true)).toContain(`${PATH}:11: warning: `)
  })
})

describe('an archive', () => {
  it('is shown file by file, and published under the name of its plan', async () => {
    const file = await repacked({ ...(await packed()), [PATH]: lessonText(2, 'Mieux dit.') })
    const shown = await said((output) => importProgramme(config(), file, { message: 'Relu' }, output))
    expect(shown.lines[0]).toBe(`changed   ${PATH}`)
    const apply = /--apply ([0-9a-f]+)/.exec(shown.lines[1] ?? '')?.[1] ?? ''
    expect(await publishedFiles(database.db)).toEqual([])
    const wanted = { message: 'Relu', by: 'Ana', apply }
    const done = await said((output) => importProgramme(config(), file, wanted, output))
    expect(done).toMatchObject({ code: 0 })
    expect((await publishedFiles(database.db))[0]?.text).toBe(lessonText(2, 'Mieux dit.'))
    expect((await journalLines(database.db)).at(-1)).toMatch(/^Ana published 1 file .*: Relu/)
  })

  it('overwrites nothing that was published since it was packed', async () => {
    const before = await packed()
    await publish(lessonText(2, 'Mieux dit.'))
    const both = await repacked({ ...before, [PATH]: lessonText(2, 'Dit autrement.') })
    const conflict = await said((output) => importProgramme(config(), both, { message: 'Relu' }, output))
    expect(conflict.code).toBe(1)
    expect(conflict.lines).toEqual([
      `conflict  published with other words, which stay: ${PATH}`,
      'Nothing to publish.',
    ])
    const other = await repacked({ ...before, [OTHER]: lessonText(1, 'Mieux dit.') })
    const { code, lines } = await said((output) => importProgramme(config(), other, { message: '' }, output))
    expect(code).toBe(0)
    expect(lines.slice(0, 2).sort()).toEqual([
      `changed   ${OTHER}`,
      `older     not changed in the archive, and published with other words since: ${PATH}`,
    ])
  })
})
