import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { loadProgramme } from '../../src/programme/load-programme.ts'
import { writeProject } from '../programme/small-programme.ts'
import { commandHere } from '../support/command-here.ts'
import { seedPostgres } from '../support/postgres-seed.ts'
import { paragraph, picture, wordDocument } from '../support/word-document.ts'

async function project() {
  const root = await writeProject({ 'README.md': '' })
  const env = { FEUILLETON_ROOT: root, VAR_DIR: join(root, 'var') }
  return { root, make: (...args: string[]) => commandHere(['new', ...args], env) }
}

async function document(title: string): Promise<Uint8Array> {
  const create = { width: 1400, height: 700, channels: 3, background: '#336699' } as const
  const png = await sharp({ create }).png().toBuffer()
  const body = [
    ...[paragraph(title, 'Titre'), paragraph('Jour 1 : Un', 'Titre1'), paragraph('Bonjour.')],
    ...[paragraph('Jour 2 : Deux', 'Titre1'), paragraph(picture('a.png', 'Deux cercles'))],
  ]
  return wordDocument({ body: body.join(''), media: { 'a.png': png } })
}

describe('a new programme of texts', () => {
  it('is checked at once, has their titles, and keeps their pictures where the service shows them', async () => {
    const { root, make } = await project()
    await mkdir(join(root, 'var'))
    await seedPostgres(join(root, 'var/postgres'))
    await writeFile(join(root, 'cours.docx'), await document('Un cours'))
    const { code, out } = await make('cours', '--language', 'fr', '--texts', join(root, 'cours.docx'))
    expect([code, out]).toEqual([0, expect.stringContaining('1 programme checked: no mistake, 4 warnings')])
    expect(out).toMatch(
      /^2 lessons in templates\/cours\/lessons\/, from .*cours\.docx, one for each heading of level 1/,
    )
    const loaded = await loadProgramme(root, 'cours')
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes))
    const { title, events, links } = loaded.edition.programme
    expect([title, events, links.pictures?.url]).toEqual(['Un cours', {}, 'https://example.org/pictures'])
    expect(loaded.edition.files['lessons/jour-02.md']).toMatch(
      /!\[Deux cercles\]\(\{\{ links\.pictures \}\}\/[0-9a-f]{32}\.png#1120x560\)/,
    )
  })

  it('is warned of what it still has of other tools, and of pictures without words of their own', async () => {
    const { root, make } = await project()
    const html = `<h1>Hello</h1><p>Dear Mrs *|LNAME|*.</p><p><img src="https://asso.fr/a.png" width="300" height="200"></p>`
    await writeFile(join(root, 'a.html'), html)
    const { out } = await make('cours', '--texts', join(root, 'a.html'))
    expect(out).toMatch(/day-01\.md:5: warning: this is a placeholder of another tool, .*\*\|LNAME\|\*/)
    expect(out).toMatch(
      /day-01\.md:7: warning: what this picture shows.* “To fill in: what this picture shows”/,
    )
  })

  it('brings no webinar, and is not written where one is asked for', async () => {
    const { root, make } = await project()
    await writeFile(join(root, 'a.md'), '# Hello\n\nWords.')
    const { err } = await make('cours', '--texts', join(root, 'a.md'), '--webinar', 'Questions')
    expect(err).toMatch(/'--texts <path>' cannot be used with option '--webinar <title>'/)
    expect(await readdir(root)).not.toContain('schedules')
  })

  it('is not written where texts cannot be read, or where one of its name is there', async () => {
    const { root, make } = await project()
    await writeFile(join(root, 'a.docx'), 'no document')
    const broken = await make('cours', '--texts', join(root, 'a.docx'))
    const missing = await make('cours', '--texts', join(root, 'b.md'))
    expect([broken.err, missing.err]).toEqual([
      'a.docx is damaged, or is not what its name says\n',
      `there is no ${join(root, 'b.md')}\n`,
    ])
    await writeFile(join(root, 'a.md'), '# Hello\n\nWords.')
    expect((await make('cours', '--texts', join(root, 'a.md'))).code).toBe(0)
    const before = await readFile(join(root, 'templates/cours/lessons/day-01.md'), 'utf8')
    const again = await make('cours', '--texts', join(root, 'a.md'))
    expect(again.err).toContain('schedules/cours.yaml is there already, and nothing was written')
    expect(before).toBe('---\ntitle: Hello\n---\n\nWords.\n')
    expect(await readdir(join(root, 'templates'))).toEqual(['cours'])
    await writeFile(join(root, 'b.docx'), await document('Un cours'))
    const pictured = await make('cours', '--texts', join(root, 'b.docx'))
    expect(pictured.err).toContain('schedules/cours.yaml is there already, and nothing was written')
    expect(await readdir(root)).not.toContain('var') // no database for its pictures
  })
})
