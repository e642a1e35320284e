import { describe, expect, it } from 'vitest'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { ownReminder } from '../../src/letters/service/own-reminder.ts'
import { loadProgramme } from '../../src/programme/load-programme.ts'
import { contextOf, eventLetter, fillEvent, plain } from '../letters/service/events.ts'
import { FILES, mistakesWith, replaced, SCHEDULE, writeProject } from './small-programme.ts'

const FILE = 'templates/petit/reminders/webinaire.day-before.md'
const LETTER = `---
subject: "{{ event.start | relative_day | capitalize }} : {{ event.title }}"
preheader: Préparez une question.
title: "{{ event.start | relative_day | capitalize }}, on se retrouve"
---

**Apportez une question** : {% if event.start.passed %}c’était{% else %}ce sera{% endif %}
{{ event.start | relative_day }} à {{ event.start | time }}. Voyez [la page]({{ page_url }}).

- un point
`
const at = (line: number, text: string) => `${FILE}:${line}: ${text}`
const changed = (piece: string, by: string) => mistakesWith({ [FILE]: replaced(LETTER, piece, by) })

describe('a reminder letter of a programme’s own', () => {
  it('is a part of the edition, and takes the place of the words of its kind', async () => {
    const root = await writeProject({ ...FILES, [FILE]: LETTER })
    const loaded = await loadProgramme(root, 'petit')
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes))
    expect(loaded.edition.files['reminders/webinaire.day-before.md']).toBe(LETTER)
    expect(ownReminder(loaded.edition, 'webinaire.invite')).toBeUndefined()
    const own = ownReminder(loaded.edition, 'webinaire.day-before')!
    const cache = createLetterCache({ most: 2 })
    const sources = { ...eventLetter('day-before', 'fr'), own }
    const note = await cache.service(sources)
    expect(await cache.service(sources)).toBe(note)
    const { subject, html, text, banner } = fillEvent(note, contextOf({ standing: 'registered' }))
    expect(plain(subject)).toBe('Demain : Webinaire « Transformer »')
    expect(plain(text)).toContain('Apportez une question : ce sera demain à 13 h.')
    expect(text).toContain('- un point')
    expect(html).toContain('<strong>Apportez une question</strong>')
    expect(plain(text)).not.toContain('Votre place est réservée')
    expect(plain(banner ?? '')).toContain('demain à 13 h')
  })

  it('keeps to the newest that were asked for', async () => {
    const loaded = await loadProgramme(await writeProject({ ...FILES, [FILE]: LETTER }), 'petit')
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes))
    const own = ownReminder(loaded.edition, 'webinaire.day-before')!
    const cache = createLetterCache({ most: 1 })
    const ask = (editionHash: string) =>
      cache.service({ ...eventLetter('day-before', 'fr'), own: { ...own, editionHash } })
    const first = await ask('a')
    await ask('b')
    expect(await ask('a')).not.toBe(first)
  })

  it('leaves an edition without one as it was', async () => {
    const loaded = await loadProgramme(await writeProject(FILES), 'petit')
    expect(loaded.ok && Object.keys(loaded.edition.files).filter((file) => file.startsWith('rem'))).toEqual(
      [],
    )
  })

  it.each([
    [
      'an unknown key',
      'preheader:',
      'preheadr:',
      [
        at(2, "the key 'preheader' is missing, expected the line that inboxes show after the subject"),
        at(
          3,
          "unknown key 'preheadr' (did you mean 'preheader'?), expected one of: subject, preheader, title, button, fixed_dates",
        ),
      ],
    ],
    [
      'an unknown placeholder',
      '{{ page_url }}',
      '{{ pag_url }}',
      [at(8, 'no placeholder “pag_url”: expected “page_url”?')],
    ],
    [
      'a moment of another kind of event',
      'event.start | time',
      'event.opens | time',
      [at(8, 'no placeholder “event.opens”: expected “event.end”?')],
    ],
    [
      'a date as plain words',
      'Préparez',
      'Demain, préparez',
      [
        at(
          3,
          '“Demain” would be false for another cohort, expected a placeholder such as {{ event.of | relative_day | capitalize }}, or these words under fixed_dates if they always hold, as a date of the past or days from the reading on do: fixed_dates: [Demain] at the head of the file',
        ),
      ],
    ],
    [
      'an address that is none',
      '{{ page_url }}',
      'javascript:alert(1)',
      [
        at(
          7,
          'the link to “javascript:alert(1)” must start with https:// or mailto:, or be {{ links.name }}',
        ),
      ],
    ],
    [
      'a block of MJML',
      '- un point',
      '```mjml x\n<mj-text>x</mj-text>\n```',
      [at(10, 'only a lesson has a block of MJML')],
    ],
  ])('is refused with %s', async (_, piece, by, expected) => {
    expect(await changed(piece, by)).toEqual(expected)
  })

  it('is warned of where a text of it would begin with a small letter', async () => {
    const small = LETTER.replaceAll(' | capitalize', '')
    const said = '{{ event.start | relative_day }}'
    const warning = `warning: a sentence begins with ${said}, whose first letter is a small one, expected {{ event.start | relative_day | capitalize }}`
    expect(await mistakesWith({ [FILE]: small })).toEqual([at(2, warning), at(4, warning)])
  })

  it('is refused where no rule has it', async () => {
    const file = 'templates/petit/reminders/webinaire.daybefore.md'
    expect(await mistakesWith({ [file]: LETTER })).toEqual([
      `${file}:1: no rule of the schedule has the reminder 'webinaire.daybefore' (did you mean 'webinaire.day-before'?), expected one of: webinaire.day-before, webinaire.invite, webinaire.hour-before, webinaire.replay, session.first-day, session.start-invite, session.week-before-end, session.last-call`,
    ])
    const without = replaced(SCHEDULE, '    minutes: 90\n', '    minutes: 90\n    reminders: []\n')
    const mistakes = await mistakesWith({ 'schedules/petit.yaml': without, [FILE]: LETTER })
    expect(mistakes[0]).toContain("no rule of the schedule has the reminder 'webinaire.day-before'")
  })

  it('is refused with an hour of a whole day', async () => {
    const file = 'templates/petit/reminders/session.start-invite.md'
    const lesson = LETTER.replaceAll('event.start', 'event.opens')
    expect(await mistakesWith({ [file]: lesson })).toEqual([
      `${file}:8: “event.opens” is a whole day and has no hour: expected relative_day, date, countdown`,
    ])
  })
})
