import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { sealEdition } from '../../src/domain/edition.ts'
import { programmeSchema } from '../../src/domain/programme.ts'
import { compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { LetterError, type LetterMistake } from '../../src/letters/letter-error.ts'
import { contextOf, SMALL_LESSON, smallEdition } from './small-edition.ts'

const compileWith = (lesson: string) =>
  compileLesson(smallEdition({ 'lessons/jour-01.md': lesson }), 'jour-01')
const mistakesOf = async (lesson: string): Promise<readonly LetterMistake[]> => {
  const error = await compileWith(lesson).catch((thrown: unknown) => thrown)
  if (!(error instanceof LetterError)) throw new Error(`expected a LetterError, got ${String(error)}`)
  return error.mistakes
}
const withBody = (body: string) => `${SMALL_LESSON.split('\n').slice(0, 13).join('\n')}\n${body}\n`
const BODY_LINE = 14

describe('a compiled lesson', () => {
  it('keeps its placeholders through Markdown and MJML, in words, emphasis, addresses and attributes', async () => {
    const letter = await compileWith(
      withBody(
        '**{{ subscriber.first_name | default: "vous" }}** [_le {{ day }}_]({{ links.guide }}) {{ cohort.name }}',
      ),
    )
    const { html, text } = fillLesson(letter, contextOf({ subscriber: { firstName: '' } }))
    expect(html).toContain('<strong>vous</strong>')
    expect(html).toMatch(
      /<a href="https:\/\/example.org\/guide\?a=1&amp;b=2"[^>]*><em>le 1<\/em><\/a> Septembre/,
    )
    expect(text).toContain('vous le 1 <https://example.org/guide?a=1&b=2> Septembre')
  })

  it('escapes what an author typed and reads no HTML', async () => {
    const letter = await compileWith(withBody('2 < 3 & <script>alert(1)</script>'))
    expect(fillLesson(letter, contextOf()).html).toContain(
      '2 &lt; 3 &amp; &lt;script&gt;alert(1)&lt;/script&gt;',
    )
  })

  it('places a block of raw MJML in the layout, and its words in the text', async () => {
    const block = '```mjml Le tableau en mots\n<mj-table><tr><td>Cellule {{ day }}</td></tr></mj-table>\n```'
    const { html, text } = fillLesson(
      await compileWith(withBody(`Avant.\n\n${block}\n\nAprès.`)),
      contextOf(),
    )
    expect(html).toMatch(/<td>Cellule 1<\/td>/)
    expect(text).toContain('Avant.\n\nLe tableau en mots\n\nAprès.')
  })

  it('takes its subject from the title, or from `subject` where there is one', async () => {
    const own = SMALL_LESSON.replace(
      'section: outils',
      'subject: "Jour {{ day }} : la langue"\nsection: outils',
    )
    expect(fillLesson(await compileWith(SMALL_LESSON), contextOf()).subject).toBe('Parler la même langue')
    expect(fillLesson(await compileWith(own), contextOf()).subject).toBe('Jour 1\u00A0: la langue')
  })

  it('asks for nothing from elsewhere: no image, font, script or style sheet', async () => {
    const { html } = fillLesson(await compileWith(SMALL_LESSON), contextOf())
    expect(html).not.toMatch(/<img|<link|<script|url\(|@import/i)
    expect(html).toContain('<html lang="fr" dir="ltr"')
    expect(html).toContain('<!--[if mso | IE]>')
  })
})

describe('the lessons of the real programme', () => {
  const root = new URL('../../', import.meta.url)
  const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
  const folder = 'templates/21-jours-pour-convaincre'
  const lessons = readdirSync(new URL(`${folder}/lessons`, root)).filter((name) => name.endsWith('.md'))
  const edition = sealEdition(programmeSchema.parse(parse(read('schedules/21-jours-pour-convaincre.yaml'))), {
    'layout.mjml': read(`${folder}/layout.mjml`),
    ...Object.fromEntries(lessons.map((name) => [`lessons/${name}`, read(`${folder}/lessons/${name}`)])),
  })

  it('all compile, and none comes near the 102 kB at which mail readers cut', async () => {
    for (const { letter } of edition.programme.lessons) {
      expect((await compileLesson(edition, letter)).bytes).toBeLessThan(52_000)
    }
  })
})

describe('a lesson that cannot be compiled', () => {
  it('names the line of a placeholder that does not exist, and what was meant', async () => {
    expect(await mistakesOf(withBody('Un.\n\n{{ links.giude }}'))).toEqual([
      {
        file: 'lessons/jour-01.md',
        line: BODY_LINE + 2,
        message: 'no placeholder “links.giude”: expected “links.guide”?',
      },
    ])
  })

  it('names the line of a field of the front matter', async () => {
    const mistakes = await mistakesOf(SMALL_LESSON.replace('theme: référentiel', 'thème: référentiel'))
    expect(mistakes[0]).toMatchObject({ file: 'lessons/jour-01.md' })
    expect(mistakes.map((mistake) => mistake.message).join('\n')).toContain('theme:')
    const long = await mistakesOf(SMALL_LESSON.replace(/preheader: .*/, `preheader: ${'x'.repeat(201)}`))
    expect(long[0]).toMatchObject({ line: 5 })
  })

  it('names the line of YAML that cannot be read', async () => {
    expect((await mistakesOf(SMALL_LESSON.replace('theme: r', 'theme: "r')))[0]?.line).toBeGreaterThanOrEqual(
      4,
    )
  })

  it('refuses links that are neither https nor mailto nor a placeholder', async () => {
    for (const address of [
      'javascript:alert(1)',
      'http://example.org',
      '/aide',
      'data:text/html,x',
      '//example.org',
    ]) {
      const [mistake] = await mistakesOf(withBody(`Un.\n\n[lien](${address})`))
      expect(mistake).toMatchObject({ line: BODY_LINE + 2 })
      expect(mistake?.message).toContain('must start with https:// or mailto:')
    }
  })

  it('refuses a tag that opens in one paragraph and closes in another', async () => {
    const [mistake] = await mistakesOf(withBody('{% if next %}Un.\n\nDeux.{% endif %}'))
    expect(mistake).toMatchObject({ line: BODY_LINE })
    expect(mistake?.message).toContain('must close in its own paragraph')
  })

  it('names the line of a mistake in raw MJML of the lesson', async () => {
    const [mistake] = await mistakesOf(
      withBody('Un.\n\n```mjml Mots\n<mj-text>Bon</mj-text>\n<mj-tabel></mj-tabel>\n```'),
    )
    expect(mistake).toMatchObject({ file: 'lessons/jour-01.md', line: BODY_LINE + 4 })
    expect(mistake?.message).toContain('mj-tabel')
  })

  it('refuses raw MJML that runs, includes, or loads', async () => {
    const blocks = [
      '<mj-raw><script>alert(1)</script></mj-raw>',
      '<mj-text><b onclick="x()">a</b></mj-text>',
      '<mj-text><a href="javascript:x()">a</a></mj-text>',
      '<mj-text><a href="java&#115;cript:x()">a</a></mj-text>',
      '<mj-text><iframe src="https://example.org"></iframe></mj-text>',
      '<mj-text><p style="background:url(https://example.org/x)">a</p></mj-text>',
    ]
    for (const block of blocks)
      expect(await mistakesOf(withBody(`\`\`\`mjml Mots\n${block}\n\`\`\``))).not.toEqual([])
    const include = withBody('```mjml Mots\n<mj-include path="/etc/passwd" type="html" />\n```')
    const { html } = fillLesson(await compileWith(include), contextOf())
    expect(html).not.toContain('root:')
  })

  it('refuses a section, a link or a letter that the schedule does not have', async () => {
    expect(
      (await mistakesOf(SMALL_LESSON.replace('section: outils', 'section: outil')))[0]?.message,
    ).toContain('“outil”')
    expect((await mistakesOf(SMALL_LESSON.replace('link: guide', 'link: guides')))[0]?.message).toContain(
      '“guides”',
    )
    await expect(compileLesson(smallEdition(), 'jour-99')).rejects.toThrow(LetterError)
  })
})
