import { describe, expect, it } from 'vitest'
import { LAYOUT, LESSON, mistakesWith, replaced, SCHEDULE } from './small-programme.ts'

const inSchedule = (piece: string, by: string) =>
  mistakesWith({ 'schedules/petit.yaml': replaced(SCHEDULE, piece, by) })
const inLesson = (piece: string, by: string) =>
  mistakesWith({ 'templates/petit/lessons/un.md': replaced(LESSON, piece, by) })

describe('a control character', () => {
  it.each([
    ['the sender', 'name: Petit', String.raw`name: "Petit\u0007"`, 4, "'name'"],
    ['the title', 'title: Petit cycle', String.raw`title: "Petit\tcycle"`, 2, "'title'"],
    ['the postal address', 'postal: 1 rue de la Paix', String.raw`postal: "1\e[31m rue"`, 6, "'postal'"],
    ['a link', '"https://asso.fr/mooc"', String.raw`"https://asso.fr/mooc\u0001"`, 13, "'url'"],
    ['the title of a link', 'title: MOOC', String.raw`title: "MO\u0085OC"`, 13, "'title'"],
    ['the words of a section', 'label: Outils', String.raw`label: "Outils\r"`, 10, "'label'"],
    ['an event', 'title: Webinaire', String.raw`title: "Webi\0naire"`, 17, "'title'"],
    ['a name', '  mooc: { title', String.raw`  "mo\u009boc": { title`, 13, 'the name of a key'],
  ])('is refused in %s of a schedule, and it says where', async (_, piece, by, line, what) => {
    const found = await inSchedule(piece, by)
    const where = `schedules/petit.yaml:${line}: ${what} holds the control character U+`
    expect(found.filter((text) => text.startsWith(where))).toHaveLength(1)
    expect(found.join('')).not.toMatch(/\p{Cc}/u)
  })

  it.each([
    ['title: Une leçon', String.raw`title: "Une\u0007leçon"`, 2, "'title'"],
    ['preheader: En bref.', String.raw`preheader: "En\e bref."`, 5, "'preheader'"],
    ['text: Lire.', String.raw`text: "Lire\u007f."`, 9, "'text'"],
    ['label: Agir', String.raw`label: "Agir\b"`, 11, "'label'"],
  ])('is refused in the front matter of a lesson: %s', async (piece, by, line, what) => {
    const found = await inLesson(piece, by)
    const where = `templates/petit/lessons/un.md:${line}: ${what} holds the control character U+`
    expect(found.filter((text) => text.startsWith(where))).toHaveLength(1)
    expect(found.join('')).not.toMatch(/\p{Cc}/u)
  })

  it.each([
    ['\u0007', 'U+0007'],
    ['\u001b[31m', 'U+001B'],
    ['\u0000', 'U+0000'],
    ['\u009b', 'U+009B'],
  ])('is refused in the text of a lesson: %j', async (control, code) => {
    const found = await inLesson('## Une partie', `## Une${control} partie`)
    const line = LESSON.split('\n').indexOf('## Une partie') + 1
    expect(found).toContain(
      `templates/petit/lessons/un.md:${line}: this line holds the control character ${code}, expected text without it`,
    )
    expect(found.join('')).not.toMatch(/\p{Cc}/u)
  })

  it('is refused in a layout', async () => {
    const layout = replaced(LAYOUT, '[[ title ]]', '[[ title ]]\u0008')
    expect(await mistakesWith({ 'templates/petit/layout.mjml': layout })).toContain(
      'templates/petit/layout.mjml:4: this line holds the control character U+0008, expected text without it',
    )
  })

  it('is refused in the text of a reminder', async () => {
    const reminder =
      '---\nsubject: Demain\npreheader: En bref.\ntitle: Le webinaire\n---\n\nIl a lieu\u001b.\n'
    expect(await mistakesWith({ 'templates/petit/reminders/webinaire.day-before.md': reminder })).toContain(
      'templates/petit/reminders/webinaire.day-before.md:7: this line holds the control character U+001B, expected text without it',
    )
  })

  it('is none that indents the text of a lesson', async () => {
    expect(await inLesson('## Une partie', '## Une partie\n\n-\tun point')).toEqual([])
  })

  it('is refused in the words of a reminder', async () => {
    const reminder = String.raw`---
subject: "Demain\u0007"
preheader: En bref.
title: Le webinaire
---

Il a lieu {{ event.start | relative_day }}.
`
    const found = await mistakesWith({ 'templates/petit/reminders/webinaire.day-before.md': reminder })
    expect(found).toContain(
      "templates/petit/reminders/webinaire.day-before.md:2: 'subject' holds the control character U+0007, expected text without it",
    )
  })
})

describe('a line break', () => {
  it.each([
    ['the sender', 'name: Petit', 'name: |\n    Petit\n    cycle', "'name'"],
    ['an event', 'title: Webinaire', 'title: |\n      Webi\n      naire', "'title'"],
  ])('is refused in %s, which has one line', async (_, piece, by, what) => {
    expect((await inSchedule(piece, by)).join('\n')).toMatch(
      new RegExp(`^schedules/petit.yaml:\\d+: ${what} is '.*<U\\+000A>.*', expected one line of text$`, 'm'),
    )
  })

  it('at the end of a folded title is none', async () => {
    expect(await inSchedule('title: Petit cycle', 'title: >\n  Petit\n  cycle')).toEqual([])
  })

  it('is none in a longer text, however the file ends its lines', async () => {
    const longer = replaced(LESSON, 'lead: Ce qu’elle apporte.', 'lead: >\n  Ce qu’elle\n  apporte.')
    expect(await inLesson(LESSON, longer.replaceAll('\n', '\r\n'))).toEqual([])
    expect(await inSchedule('postal: 1 rue de la Paix', 'postal: |\n    1 rue\n    de la Paix')).toEqual([])
  })
})
