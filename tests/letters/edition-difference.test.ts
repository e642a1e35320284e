import { describe, expect, it } from 'vitest'
import { type Edition, sealEdition } from '../../src/domain/edition.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { differenceWords } from '../../src/letters/difference/difference-words.ts'
import { changedLetters, editionDifference } from '../../src/letters/difference/edition-difference.ts'
import { keptDifference } from '../../src/letters/difference/kept-differences.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'

const webinar = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 2, at: '13:00' },
  minutes: 60,
  link: 'salle',
} as const
const links = {
  guide: { title: 'Le guide', url: 'https://essai.example/guide' },
  salle: { title: 'La salle', url: 'https://essai.example/salle' },
}
const edition = courseEdition(3, { schedule: { links, events: { webinaire: webinar } } })

const withFile = ({ programme, files }: Edition, file: string, text: string) =>
  sealEdition(programme, { ...files, [file]: text })
const withSchedule = ({ programme, files }: Edition, change: Partial<Programme>) =>
  sealEdition({ ...programme, ...change }, files)

const edited = (change: (text: string) => string, file = 'lessons/jour-02.md') =>
  withFile(edition, file, change(edition.files[file] ?? ''))

const REMINDER = '---\nsubject: Demain\npreheader: Venez\ntitle: Rappel\n---\n\nÀ demain.\n'

describe('the difference of two editions', () => {
  it('is none where they say the same, in whatever order a database has it', () => {
    const { programme, files } = edition
    const reordered = Object.fromEntries(Object.entries(programme).reverse()) as Programme
    const difference = editionDifference(edition, { hash: 'other', programme: reordered, files })
    expect(difference.letters.map(({ letter, change }) => `${letter} ${change}`)).toEqual([
      ...['jour-01 same', 'jour-02 same', 'jour-03 same'],
    ])
    expect(difference.structure).toEqual([])
  })

  it.each<[string, (text: string) => string, string[]]>([
    ['a title', (text) => text.replace('title: Leçon 2', 'title: Leçon deux'), ['title']],
    ['the lead', (text) => text.replace('Le jour 2.', 'Le 2e jour.'), ['lead']],
    ['the body', (text) => text.replace('Leçon 2 du', 'La leçon 2 du'), ['body']],
    ['a button', (text) => text.replace('label: Lire }', 'label: Ouvrir }'), ['inform']],
    ['a line that is made longer alone', (text) => text.replace('\n\nLeçon', '\n\n\nLeçon'), []],
    ['a file that cannot be read', () => 'sans en-tête', ['title', 'body']],
  ])('names the fields of a lesson: %s', (_, change, fields) => {
    const [found, ...others] = changedLetters(editionDifference(edition, edited(change)))
    expect(others).toEqual([])
    const names = (found?.fields ?? []).map(({ field }) => field)
    expect(names).toEqual(expect.arrayContaining(fields))
    if (fields.length < 2) expect(names).toEqual(fields)
  })

  it('names links and placeholders that came and went', () => {
    const text = 'Voyez https://essai.example/a et {{ date | date }}.'
    const before = withFile(edition, 'lessons/jour-02.md', lessonText(2, text))
    const after = withFile(edition, 'lessons/jour-02.md', lessonText(2, 'Voyez {{ links.salle }}.'))
    expect(changedLetters(editionDifference(before, after))).toMatchObject([
      {
        links: { gone: ['https://essai.example/a'], new: ['https://essai.example/salle'] },
        placeholders: { gone: ['{{ date | date }}'], new: ['{{ links.salle }}'] },
      },
    ])
  })

  it('counts an address of the schedule as words of every letter that names it', () => {
    const guide = { title: 'Le guide', url: 'https://essai.example/guide-2' }
    const difference = editionDifference(edition, withSchedule(edition, { links: { ...links, guide } }))
    expect(difference.structure).toEqual([])
    expect(differenceWords(difference, 'fr')).toBe('3 leçons changées')
    expect(changedLetters(difference)[0]?.links.new).toEqual(['https://essai.example/guide-2'])
  })

  it('has reminders that a programme words itself', () => {
    const worded = withFile(edition, 'reminders/webinaire.veille.md', REMINDER)
    expect(changedLetters(editionDifference(edition, worded))).toMatchObject([
      { letter: 'webinaire.veille', day: 0, change: 'added' },
    ])
    const other = withFile(worded, 'reminders/webinaire.veille.md', REMINDER.replace('À demain', 'À bientôt'))
    const difference = editionDifference(worded, other)
    expect(changedLetters(difference)).toMatchObject([{ change: 'words', fields: [{ field: 'body' }] }])
    expect(differenceWords(difference, 'en')).toBe('1 reminder changed')
    expect(changedLetters(editionDifference(worded, edition))).toMatchObject([{ change: 'removed' }])
  })

  it.each<[string, Edition]>([
    ['lessons', courseEdition(4, { schedule: { links, events: { webinaire: webinar } } })],
    ['lessons', courseEdition(2, { schedule: { links, events: { webinaire: webinar } } })],
    ['events', withSchedule(edition, { events: {} })],
    [
      'events',
      withSchedule(edition, { links: { ...links, salle: { ...links.salle, url: 'https://b.example' } } }),
    ],
    ['calendar', withSchedule(edition, { late_joiners: 'next-cohort' })],
    ['hours', withSchedule(edition, { at: '08:00' })],
    ['sections', withSchedule(edition, { sections: { tout: { label: 'Tous', colour: '#1d4f91' } } })],
    ['layout', edited((text) => `${text}\n`, 'layout.mjml')],
    ['course', withSchedule(edition, { title: 'Autre' })],
  ])('says that more than words changed: %s', (part, after) => {
    expect(editionDifference(edition, after).structure).toEqual([part])
  })

  it('is worked out once for two editions, whoever has read them, and anew for others', () => {
    const after = edited((text) => text.replace('Leçon 2', 'Leçon deux'))
    const kept = keptDifference(edition, after)
    expect(kept).toEqual(editionDifference(edition, after))
    expect(keptDifference({ ...edition }, { ...after })).toBe(kept)
    expect(changedLetters(keptDifference(edition, edition))).toEqual([])
    expect(keptDifference(after, edition)).not.toEqual(kept)
  })
})
