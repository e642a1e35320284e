import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProgrammes } from '../../src/programme/check-programmes.ts'
import { mistakeText } from '../../src/programme/mistake.ts'
import { FILES, LAYOUT, LESSON, mistakesWith, replaced, SCHEDULE, writeProject } from './small-programme.ts'

const UN = 'templates/petit/lessons/un.md'
const at = (line: number, text: string) => `${UN}:${line}: ${text}`
const mistakesOf = (lesson: string) => mistakesWith({ [UN]: lesson })
const changed = (piece: string, by: string) => mistakesOf(replaced(LESSON, piece, by))

describe('a lesson', () => {
  it.each([
    [
      'an unknown key',
      'theme: cadre',
      'thème: cadre',
      [
        at(2, "the key 'theme' is missing, expected text"),
        at(
          4,
          "unknown key 'thème' (did you mean 'theme'?), expected one of: title, section, theme, lead, teaser, doors, subject, preheader, fixed_dates",
        ),
      ],
    ],
    [
      'a door missing',
      '  act: {',
      '  acte: {',
      [
        at(8, "the key 'act' is missing, expected a group of keys"),
        at(11, "unknown key 'acte' (did you mean 'act'?), expected one of: inform, train, act"),
      ],
    ],
    [
      'a long preheader',
      'En bref.',
      'x'.repeat(201),
      [at(5, "'preheader' has 201 characters, expected at most 200")],
    ],
    [
      'an unknown section',
      'section: outils',
      'section: outil',
      [at(3, "no section 'outil' in the schedule (did you mean 'outils'?), expected one of: outils")],
    ],
    [
      'an unknown link',
      'text: Suivre., link: mooc',
      'text: Suivre., link: moc',
      [at(10, "no link 'moc' in the schedule (did you mean 'mooc'?), expected one of: programme, mooc")],
    ],
    [
      'a door to an unknown event',
      'text: Agir., link: mooc',
      'text: Agir., event: webinair',
      [
        at(
          11,
          "no webinar or mooc 'webinair' in the schedule (did you mean 'webinaire'?), expected one of: webinaire, session",
        ),
      ],
    ],
    [
      'a door to an event and to a link',
      'text: Agir., link: mooc',
      'text: Agir., link: mooc, event: session',
      [at(11, "'event' is 'session', expected either `link` or `event`")],
    ],
    [
      'a door to nothing',
      'text: Agir., link: mooc',
      'text: Agir.',
      [
        at(
          11,
          "the key 'link' is missing, expected a name from `links` of the programme, or `event` instead",
        ),
      ],
    ],
    [
      'an unknown placeholder',
      '## Une partie',
      'Voir {{ links.moc }}.',
      [at(16, 'no placeholder “links.moc”: expected “links.mooc”?')],
    ],
    [
      'an unknown placeholder in its front matter',
      'La suite.',
      '"{{ nxt.day }}"',
      [at(7, 'no placeholder “nxt.day”')],
    ],
    [
      'a relative day',
      '## Une partie',
      '## À demain',
      [at(16, `“demain” would be false for another cohort, expected `)],
    ],
    [
      'a date in its front matter',
      'La suite.',
      'Rendez-vous le 19 septembre.',
      [at(7, `“19 septembre” would be false for another cohort, expected `)],
    ],
    [
      'a link that is not https',
      '## Une partie',
      'Voir\n[ceci](http://asso.fr).',
      [at(16, 'the link to “http://asso.fr” must start with https://')],
    ],
    [
      'a link that runs',
      '## Une partie',
      '[ceci](javascript:alert(1))',
      [at(16, 'the link to “javascript:alert(1)” must start with https://')],
    ],
    [
      'a link in its front matter that is not https',
      'La suite.',
      '"[ceci](ftp://asso.fr)"',
      [at(7, 'the link to “ftp://asso.fr” must start with https://')],
    ],
    [
      'a short body',
      LESSON.slice(LESSON.indexOf('## Une')),
      'Fin.',
      [at(13, 'warning: the body has 6 words, expected 350 to 700')],
    ],
    [
      'a long body',
      '## Une partie',
      'mot '.repeat(400),
      [at(13, 'warning: the body has 785 words, expected 350 to 700')],
    ],
    [
      'broken MJML',
      '## Une partie',
      '```mjml Un tableau\n<mj-text>a</mj-text>\n<mj-nothing/>\n```',
      [at(18, "<mj-nothing>: Element mj-nothing doesn't exist")],
    ],
    [
      'MJML that is not closed',
      '## Une partie',
      '```mjml Un tableau\n\n<mj-text>\n```',
      [at(18, '<mj-text> is never closed')],
    ],
    [
      'a script',
      '## Une partie',
      '```mjml Un script\n<mj-text><script>x</script></mj-text>\n```',
      ['<script> is not allowed'],
    ],
    [
      'more HTML than Gmail shows',
      '## Une partie',
      `\`\`\`mjml Un tableau\n<mj-text>${'x'.repeat(102_000)}</mj-text>\n\`\`\``,
      [at(1, 'the letter has 1')],
    ],
    [
      'more placeholders than a letter may have',
      '## Une partie',
      '{{ links.mooc }}\n'.repeat(501),
      [at(13, 'warning: the body has 886 words'), at(515, 'there are more than 500 placeholders here')],
    ],
    ['keys within keys', 'theme: cadre', '? '.repeat(100_000), [at(2, 'this YAML is nested too deeply')]],
    [
      'the word that stands in for a placeholder',
      '## Une partie',
      'zqmark0qz',
      [at(1, 'a letter cannot contain the word zqmark')],
    ],
    ['no front matter', '---\ntitle', 'title', [at(1, 'expected `---` on the first line')]],
  ])('with %s says so, and on which line', async (_, piece, by, expected) => {
    const found = await changed(piece, by)
    expect(found).toEqual(expected.map((text) => expect.stringContaining(text)))
  })

  it('may have doors to a webinar and to a mooc', async () => {
    const lesson = replaced(LESSON, 'text: Agir., link: mooc', 'text: Agir., event: webinaire')
    expect(
      await mistakesOf(replaced(lesson, 'text: Suivre., link: mooc', 'text: Suivre., event: session')),
    ).toEqual([])
  })

  it('has no door to a release', async () => {
    const schedule = replaced(
      SCHEDULE,
      'lessons:\n',
      `  livre:
    kind: release
    title: Livre
    dates: { online: { day: 2 } }
lessons:
`,
    )
    const found = await mistakesWith({
      'schedules/petit.yaml': schedule,
      [UN]: replaced(LESSON, 'text: Agir., link: mooc', 'text: Agir., event: livre'),
    })
    expect(found).toEqual([expect.stringContaining("no webinar or mooc 'livre' in the schedule")])
  })

  it('may hold dates that stay true, named in its front matter', async () => {
    const dated = replaced(LESSON, '## Une partie', 'Paru au Journal officiel (15\njuillet 2019).')
    expect(await mistakesOf(dated)).toEqual([
      expect.stringMatching(
        /un\.md:16: “15 juillet 2019” would be false for another cohort, .*, or these words under fixed_dates if/,
      ),
    ])
    expect(
      await mistakesOf(replaced(dated, 'theme: cadre', 'theme: cadre\nfixed_dates: [15 juillet 2019]')),
    ).toEqual([])
  })

  it('that comes last has no next one', async () => {
    const lesson = replaced(LESSON, 'La suite.', '"À {{ next.date | relative_day }}."')
    const found = await mistakesWith({ [UN]: lesson, 'templates/petit/lessons/deux.md': lesson })
    expect(found).toEqual([expect.stringMatching(/deux\.md:7: .*the last lesson has no next one/)])
  })

  it('may end its lines as Windows does', async () => {
    expect(await mistakesOf(LESSON.replaceAll('\n', '\r\n'))).toEqual([])
    expect(await mistakesOf(replaced(LESSON, '## Une partie', 'demain').replaceAll('\n', '\r\n'))).toEqual([
      expect.stringContaining(at(16, '“demain” would be false for another cohort, expected ')),
    ])
  })

  it('that no day uses is named', async () => {
    expect(await mistakesWith({ 'templates/petit/lessons/zéro.md': 'x' })).toEqual([
      'templates/petit/lessons/zéro.md:1: warning: no day of the schedule uses this lesson',
    ])
  })

  it('that is not UTF-8, or larger than 256 kB, is refused', async () => {
    const root = await writeProject({ ...FILES, [UN]: 'x'.repeat(256_001) })
    await writeFile(join(root, 'templates/petit/lessons/deux.md'), Uint8Array.of(0x2d, 0xe9))
    expect((await checkProgrammes(root)).mistakes.map(mistakeText)).toEqual([
      'templates/petit/lessons/deux.md:1: the file is not UTF-8 text',
      at(1, 'the file has 256001 bytes, and 256 kB is the most'),
    ])
  })

  it('is not read outside the project, nor where a link leads round in circles', async () => {
    const secret = await writeProject({ 'secret.md': LESSON })
    const root = await writeProject({
      'schedules/petit.yaml': SCHEDULE,
      'templates/petit/layout.mjml': LAYOUT,
      'templates/petit/lessons/notes.txt': '',
    })
    await symlink(join(secret, 'secret.md'), join(root, UN))
    await symlink('deux.md', join(root, 'templates/petit/lessons/deux.md'))
    expect((await checkProgrammes(root)).mistakes.map(mistakeText)).toEqual([
      "schedules/petit.yaml:29: the letter 'deux' has no file, expected templates/petit/lessons/deux.md",
      at(1, 'this file leads out of the project folder'),
    ])
  })

  it('may be a link that stays in the project', async () => {
    const root = await writeProject({ ...FILES, [UN]: undefined })
    await symlink('deux.md', join(root, UN))
    expect((await checkProgrammes(root)).mistakes).toEqual([])
  })
})

describe('a layout', () => {
  const file = 'templates/petit/layout.mjml'
  it.each([
    [
      'an unknown element',
      replaced(LAYOUT, '<mj-text>[[ title ]]</mj-text>', '<mj-nothing/>'),
      'layout.mjml:4: <mj-nothing>',
    ],
    [
      'an unknown placeholder',
      replaced(LAYOUT, '[[ title ]]', '{{ titel }}'),
      'layout.mjml:4: no placeholder “titel”',
    ],
    [
      'more than 256 kB',
      'x'.repeat(256_001),
      'layout.mjml:1: the file has 256001 bytes, and 256 kB is the most',
    ],
    [
      'no link to unsubscribe',
      replaced(LAYOUT, '{{ unsubscribe_url }}', 'https://asso.fr'),
      'has no link to unsubscribe',
    ],
  ])('with %s is a mistake', async (_, layout, expected) => {
    const found = await mistakesWith({ [file]: layout })
    expect(found[0]).toContain(expected)
  })
})
