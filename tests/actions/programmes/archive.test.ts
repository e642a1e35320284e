import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packProgramme, readArchive } from '../../../src/actions/programmes/archive.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type WrittenFolder, writtenFolder } from '../../support/written-programme.ts'

const LESSON = 'templates/essai/lessons/jour-01.md'
const SCHEDULE = 'schedules/essai.yaml'

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])))
const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? strToU8(text) : text)

describe('a programme in an archive', () => {
  let folder: WrittenFolder
  beforeAll(async () => {
    folder = await writtenFolder(courseEdition(2))
  })
  afterAll(() => folder.remove())

  it('has its files in their folders, the same bytes each time, and comes back as it went', async () => {
    const bytes = await packProgramme(folder.root, 'essai')
    expect(await packProgramme(folder.root, 'essai')).toEqual(bytes)
    const files = unzipSync(bytes)
    expect(Object.keys(files).sort()).toEqual([
      ...['feuilleton.json', SCHEDULE, 'templates/essai/layout.mjml'],
      ...[LESSON, 'templates/essai/lessons/jour-02.md'],
    ])
    const read = readArchive(bytes)
    if ('fault' in read) throw new Error(read.fault)
    expect(read.programme).toBe('essai')
    expect(read.texts.get(LESSON)).toBe(strFromU8(files[LESSON] ?? new Uint8Array()))
    expect(Object.keys(read.beganHashes).sort()).toEqual([...read.texts.keys()].sort())
  })

  it.each(['../schedules/essai.yaml', '/etc/passwd', 'templates/essai/lessons/../../../x.md', 'C:\\x.md'])(
    'is refused with the path %s',
    (path) => {
      expect(readArchive(zip({ [SCHEDULE]: 'a', [path]: 'b' }))).toEqual({
        fault: 'foreign-file',
        file: path,
      })
    },
  )

  it('is refused with files of two programmes, or what is no file of one', () => {
    const other = 'templates/autre/lessons/jour-01.md'
    expect(readArchive(zip({ [SCHEDULE]: 'a', [other]: 'b' }))).toEqual({
      fault: 'foreign-file',
      file: other,
    })
    const script = 'templates/essai/run.sh'
    expect(readArchive(zip({ [script]: 'b' }))).toEqual({ fault: 'foreign-file', file: script })
    expect(readArchive(zip({ 'schedules/': '', '__MACOSX/._x': 'x' }))).toEqual({ fault: 'empty' })
  })

  it('is refused where it unpacks to too much, is no archive, or has what is no text', () => {
    const bomb = zip({ [LESSON]: new Uint8Array(50_000_000) })
    expect(bomb.length).toBeLessThan(60_000)
    expect(readArchive(bomb)).toEqual({ fault: 'too-large' })
    const many = Object.fromEntries(
      Array.from({ length: 2_001 }, (_, n) => [`templates/essai/lessons/n${n}.md`, 'a']),
    )
    expect(readArchive(zip(many))).toEqual({ fault: 'too-large' })
    expect(readArchive(strToU8('no archive'))).toEqual({ fault: 'broken' })
    expect(readArchive(zip({ [LESSON]: new Uint8Array([0xff, 0xfe, 0x00]) }))).toEqual({
      fault: 'not-text',
      file: LESSON,
    })
  })

  it('that announces less than it unpacks to is not unpacked further', () => {
    const bytes = zip({ [LESSON]: new Uint8Array(1_000_000) })
    const view = new DataView(bytes.buffer)
    // The announced size stands in the local head and in the directory (APPNOTE 4.3.7, 4.3.12).
    const directory = bytes.length - 22 - 46 - LESSON.length
    for (const at of [22, directory + 24]) view.setUint32(at, 10, true)
    const read = readArchive(bytes)
    expect('fault' in read || Math.max(...[...read.texts.values()].map((text) => text.length)) < 100).toBe(
      true,
    )
  })
})
