import { describe, expect, it } from 'vitest'
import { programmeSchema } from '../../src/domain/programme.ts'
import { allowedPlaceholders } from '../../src/letters/allowed-placeholders.ts'
import { takeApart } from '../../src/letters/layout-fields.ts'
import { findPlaceholderMistakes } from '../../src/letters/placeholder-mistakes.ts'
import { examplePlaceholder, fittingPlaceholders } from '../../src/programme/calendar-placeholders.ts'
import { findCalendarWords } from '../../src/programme/calendar-words.ts'
import { copyMistakes } from '../../src/programme/lesson-copy-rules.ts'
import { readLessonFile } from '../../src/programme/lesson-file.ts'
import { mistakeText } from '../../src/programme/mistake.ts'
import { readYaml } from '../../src/programme/yaml-source.ts'
import { LAYOUT, LESSON, replaced, SCHEDULE } from './small-programme.ts'

const written = (schedule: string) =>
  programmeSchema.parse(readYaml(schedule, { file: 'petit.yaml', firstLine: 1 }).value)

/** Its webinar is on day 2; its session runs from day 1 to 20; a document comes out on dates of its own. */
const RELEASE = `  document:
    kind: release
    title: Document
    dates: { print: { date: 2027-03-15 }, online: { date: 2027-04-03, at: "09:00" } }
lessons:
`
const programme = written(replaced(SCHEDULE, 'lessons:\n', RELEASE))

const placeholders = (words: string, day = 1, { of = programme, line = words } = {}) =>
  fittingPlaceholders(words, { programme: of, day, line })

describe('words that name a day, in a lesson', () => {
  it.each([
    ['demain', 1, ['{{ next.date | relative_day }}', '{{ events.webinaire.start | relative_day }}']],
    ['Aujourd’hui', 2, ['{{ date | relative_day }}', '{{ events.webinaire.start | relative_day }}']],
    ["aujourd'hui", 2, ['{{ date | relative_day }}', '{{ events.webinaire.start | relative_day }}']],
    ['hier', 2, ['{{ events.session.opens | relative_day }}', '{{ events.session.start | relative_day }}']],
    ['dans 19 jours', 1, ['{{ events.session.end | countdown }}']],
    ['dans deux jours', 18, ['{{ events.session.end | countdown }}']],
    ['il y a 3 jours', 5, ['{{ events.webinaire.start | countdown }}']],
    ['3 days ago', 5, ['{{ events.webinaire.start | countdown }}']],
    ['mardi 15 mars', 1, ['{{ events.document.print | date }}']],
    ['lundi 15 mars 2027', 1, ['{{ events.document.print | date }}']],
    ['March 15th, 2027', 1, ['{{ events.document.print | date }}']],
    ['15/03/2027', 1, ['{{ events.document.print | date }}']],
    ['2027-03-15', 1, ['{{ events.document.print | date }}']],
    ['3/4/2027', 1, ['{{ events.document.online | date }}']],
    ['3 avril', 1, ['{{ events.document.online | date }}']],
    ['15 mars 2026', 1, []],
    ['16 mars', 1, []],
    ['la semaine prochaine', 1, []],
    ['mardi prochain', 1, []],
    ['avant-hier', 1, []],
  ])('« %s » on day %i are told which placeholders say the same', (words, day, expected) => {
    expect(findCalendarWords(words, [])).toHaveLength(1)
    expect(placeholders(words, day)).toEqual(expected)
  })

  it('are told no placeholder for days that lessons do not count', () => {
    const weekdays = written(replaced(SCHEDULE, 'sections:', 'calendar: { days: weekdays }\nsections:'))
    const holidays = written(
      replaced(SCHEDULE, 'sections:', 'calendar: { holidays: { region: france } }\nsections:'),
    )
    for (const other of [weekdays, holidays]) {
      expect(placeholders('demain', 1, { of: other })).toEqual([])
      expect(placeholders('aujourd’hui', 1, { of: other })).toContain('{{ date | relative_day }}')
    }
  })

  it('are told placeholders that a letter may have', () => {
    const allowed = allowedPlaceholders(programme, { last: false })
    const all = ['demain', 'aujourd’hui', 'dans 19 jours', '15 mars', '3 avril'].flatMap((words) =>
      placeholders(words),
    )
    const examples = all.map(
      (placeholder) => examplePlaceholder(placeholder, { programme, day: 1, line: '' })!,
    )
    expect(
      [...all, ...examples].flatMap((placeholder) => findPlaceholderMistakes(placeholder, allowed)),
    ).toEqual([])
    const none = { programme: { ...programme, events: {} }, day: 1, line: '' }
    expect(examplePlaceholder('15 mars', none)).toBe('{{ date | date }}')
    for (const words of ['dans trois jours', 'dimanche à 9 h', 'le mois prochain', 'à 18 h'])
      expect([words, examplePlaceholder(words, none)]).toEqual([words, undefined])
  })

  it('are told the event that their line names before any other', () => {
    expect(placeholders('demain', 1, { line: 'Le Webinaire a lieu demain.' })[0]).toBe(
      '{{ events.webinaire.start | relative_day }}',
    )
    const accents = { ...programme, events: { evenement: programme.events.webinaire!, ...programme.events } }
    expect(placeholders('demain', 1, { of: accents, line: 'L’Événement a lieu demain.' })[0]).toBe(
      '{{ events.evenement.start | relative_day }}',
    )
  })
})

describe('a lesson with dates as plain words', () => {
  const told = (words: string, day = 1, of = programme) => {
    const lesson = readLessonFile(
      replaced(LESSON, '## Une partie', words),
      'un.md',
      takeApart(LAYOUT, 'fr').fields,
    )
    if (!('body' in lesson)) throw new Error('no lesson')
    return copyMistakes(lesson, { programme: of, day }).map(mistakeText)
  }

  it('is told which placeholder to write', () => {
    expect(told('À demain.')).toEqual([
      'un.md:16: “demain” would be false for another cohort, expected {{ next.date | relative_day }} or {{ events.webinaire.start | relative_day }}, or these words under fixed_dates if they always hold, as a date of the past or days from the reading on do: fixed_dates: [demain] at the head of the file',
    ])
    expect(told('Le webinaire a lieu\ndemain, le webinaire.')[0]).toContain(
      'un.md:17: “demain” would be false for another cohort, expected {{ events.webinaire.start | relative_day }} or {{ next.date | relative_day }}, or',
    )
    expect(told('Le 3/4/2027.')[0]).toContain('expected {{ events.document.online | date }}, or these')
  })

  it('is told the placeholder with a capital, where the words had one', () => {
    expect(told('Demain, on pétrit.')[0]).toContain(
      'expected {{ next.date | relative_day | capitalize }} or {{ events.webinaire.start | relative_day | capitalize }}, or',
    )
    expect(told('Dans 19 jours, la fin.')[0]).toContain('{{ events.session.end | countdown | capitalize }}')
    expect(told('Mardi 15 mars, il paraît.')[0]).toContain('{{ events.document.print | date | capitalize }}')
    const english = { ...programme, language: 'en' as const }
    expect(told('Tomorrow we mix.', 1, english)[0]).toContain('{{ next.date | relative_day | capitalize }}')
    expect(told('March 15th, it is out.', 1, english)[0]).toContain('{{ events.document.print | date }}, or')
    const spanish = { ...programme, language: 'es' as const }
    expect(told('Mañana amasamos.', 1, spanish)[0]).toContain('{{ next.date | relative_day | capitalize }}')
  })

  it('is told to say that days counted from the reading on always hold, where no event could be meant', () => {
    const none = { ...programme, events: {} }
    expect(told('Refaites-le dans trois jours.', 1, none)).toEqual([
      'un.md:16: “dans trois jours” would be false for another cohort, expected these words under fixed_dates if they always hold, as a date of the past or days from the reading on do: fixed_dates: [dans trois jours] at the head of the file',
    ])
    expect(told('Vers 18 h, levez-vous.', 1, none)).toEqual([
      'un.md:16: warning: “Vers 18 h” may be false for another reader or cohort, expected these words under fixed_dates if they always hold: fixed_dates: [Vers 18 h] at the head of the file',
    ])
    expect(told('Paru le 3/4/2031.', 1, none)[0]).toContain('fixed_dates: ["3/4/2031"]')
    expect(told('Paru jeudi, 3 mai.', 1, none)[0]).toContain('fixed_dates: ["jeudi, 3 mai"]')
  })

  it('is shown a placeholder of its programme where none is on that day', () => {
    expect(told('La session reprend la semaine prochaine.')[0]).toContain(
      '“la semaine prochaine” would be false for another cohort, expected the placeholder for the moment that is meant, such as {{ events.session.opens | relative_day }}, or these words',
    )
    expect(told('Mardi 16 mars.')[0]).toContain(
      'such as {{ events.webinaire.start | date | capitalize }}, or',
    )
  })
})
