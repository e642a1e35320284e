import { describe, expect, it } from 'vitest'
import { loadProgramme } from '../../src/programme/load-programme.ts'
import { FILES, LAYOUT, mistakesWith, replaced, writeProject } from './small-programme.ts'

const layoutWith = (fields: string) => `---\nfields:\n${fields}---\n${LAYOUT}`
const lessonWith = (front: string) => `---\ntitle: Une leçon\n${front}---\n\nLe texte.\n`

/** The small programme whose layout has these fields, and whose lessons have that front matter beside a title. */
function written(fields: string, front: string) {
  return {
    'templates/petit/layout.mjml': layoutWith(fields),
    'templates/petit/lessons/un.md': lessonWith(front),
    'templates/petit/lessons/deux.md': lessonWith(front),
    'schedules/petit.yaml': replaced(
      FILES['schedules/petit.yaml'] ?? '',
      'lesson_words: { from: 350, to: 700 }\n',
      '',
    ),
  }
}

describe('the fields of a layout', () => {
  it('are what its lessons may have: with none, a title and a body are enough', async () => {
    expect(await mistakesWith(written('  {}\n', ''))).toEqual([])
    expect(await mistakesWith(written('  {}\n', 'lead: Trop.\n'))).toEqual([
      "templates/petit/lessons/deux.md:3: unknown key 'lead', expected one of: title, subject, preheader, fixed_dates",
      "templates/petit/lessons/un.md:3: unknown key 'lead', expected one of: title, subject, preheader, fixed_dates",
    ])
  })

  it('say which of them no lesson goes without, in the words of who made the layout', async () => {
    const fields = '  quiz: { type: words, label: une question, required: true }\n'
    expect(await mistakesWith(written(fields, 'quiz: Pourquoi ?\n'))).toEqual([])
    expect((await mistakesWith(written(fields, '')))[1]).toBe(
      "templates/petit/lessons/un.md:2: the key 'quiz' is missing, expected une question",
    )
  })

  it.each([
    ['  lead: { type: text }\n', 'templates/petit/layout.mjml:3: fields.lead'],
    ['  title: { type: line }\n', 'templates/petit/layout.mjml:3: fields.title: expected another name'],
    ['  part: { type: section }\n', 'templates/petit/layout.mjml:3: fields.part: expected `section`'],
    ['  lead: { type: words\n', 'templates/petit/layout.mjml:'],
  ])('are refused at their line: %s', async (fields, mistake) => {
    const [first, ...others] = await mistakesWith(written(fields, ''))
    expect(first).toContain(mistake)
    expect(others, 'nothing is said of lessons whose fields are not known').toEqual([])
  })

  it('may list calls to action without names, each checked where it stands', async () => {
    const fields = '  actions: { type: actions }\n'
    const front = (link: string) =>
      `actions:\n  - { text: Lire., link: mooc, label: Lire }\n  - { text: Voir., link: ${link}, label: Voir }\n`
    expect(await mistakesWith(written(fields, front('programme')))).toEqual([])
    expect((await mistakesWith(written(fields, front('moc'))))[0]).toBe(
      "templates/petit/lessons/deux.md:5: no link 'moc' in the schedule (did you mean 'mooc'?), expected one of: programme, mooc",
    )
  })

  it('are told at their lines also where the layout is hundreds of lines below them', async () => {
    const files = written('  theme: { type: line }\n', 'theme: Un\n')
    const layout = replaced(files['templates/petit/layout.mjml'], '[[ title ]]', '[[ tittle ]]')
    expect(await mistakesWith({ ...files, 'templates/petit/layout.mjml': layout })).toEqual([
      'templates/petit/layout.mjml:8: no value “tittle”: expected “title”?',
    ])
  })
})

describe('a programme without a layout', () => {
  it('has the one that comes with the service, sealed into its edition', async () => {
    const files = { ...written('', ''), 'templates/petit/layout.mjml': undefined }
    const loaded = await loadProgramme(await writeProject(files), 'petit')
    expect(loaded).toMatchObject({ ok: true, warnings: [] })
    expect(loaded.ok && loaded.edition.files['layout.mjml']).toContain('<mj-body')
  })
})
