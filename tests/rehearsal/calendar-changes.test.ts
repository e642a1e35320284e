import { describe, expect, it } from 'vitest'
import { sealEdition } from '../../src/domain/edition.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { rehearsed } from '../support/rehearsed.ts'

const DAYS = 14
const TOLD =
  'Webinaire : {{ events.webinaire.start | relative_day }} à {{ events.webinaire.start | time }}. {% if next %}La suite vient {{ next.date | relative_day }}.{% endif %}'

const edition = courseEdition(DAYS, {
  schedule: {
    hours: ['07:30', '12:00', '20:00'],
    events: {
      webinaire: {
        kind: 'webinar',
        title: 'Webinaire',
        start: { day: 12, at: '13:00' },
        minutes: 90,
        join: 'https://visio.example/1',
      },
    },
  },
  lessons: Object.fromEntries(
    [9, 10, 11].map((day) => [`jour-${String(day).padStart(2, '0')}`, lessonText(day, TOLD)]),
  ),
})

/** Without its last lesson but one, with one more before the 12th, and one that only those get who are behind. */
const next = (() => {
  const letters = edition.programme.lessons
    .map(({ letter }) => letter)
    .filter((letter) => letter !== 'jour-13')
  const lessons = [...letters.slice(0, 9), 'extra-10', 'jour-10', 'jour-11', 'extra-12', 'jour-12', 'jour-14']
  const extra = Object.fromEntries(
    ['extra-10', 'extra-12'].map((name) => [`lessons/${name}.md`, lessonText(12, TOLD)]),
  )
  const programme = {
    ...edition.programme,
    lessons: lessons.map((letter, index) => ({ day: index + 1, letter })),
  }
  return sealEdition(programme, { ...edition.files, ...extra })
})()

/** In four zones; some with an hour of their own, one of them that of a change. */
const PEOPLE = `adresse;fuseau;heure
ana@example.org;;
luc@example.org;;12:00
maya@example.org;Indian/Reunion;
tom@example.org;America/Toronto;20:00
moana@example.org;Pacific/Tahiti;
`

/** What a cohort of four zones with a webinar comes to, changed on day 10. */
async function changed(...changes: string[]) {
  const request = { edition, from: '2027-03-01', people: PEOPLE, changes, editions: { next } }
  const { report, of } = await rehearsed(request)
  const broken = report.audit.invariants.filter(({ holds }) => !holds)
  const dates = (address: string) =>
    of(address)
      .filter(({ day }) => day > 0)
      .map(({ localAt }) => localAt.slice(8, 16))
  return { report, broken, dates, of }
}

describe('a cohort whose calendar is changed on day 10', () => {
  it.each<[string, string[]]>([
    ['10 cohort move 2', ['10T07:30', '13T07:30', '14T07:30', '15T07:30', '16T07:30']],
    ['10 cohort move 3 from 13', ['10T07:30', '11T07:30', '12T07:30', '16T07:30', '17T07:30']],
    ['10 cohort at 12:00', ['10T07:30', '11T12:00', '12T12:00', '13T12:00', '14T12:00']],
    ['10 cohort zone America/Toronto', ['10T07:30', '11T07:30', '12T07:30', '13T07:30', '14T07:30']],
    ['10 cohort days weekdays', ['10T07:30', '11T07:30', '12T07:30', '15T07:30', '16T07:30']],
    ['10 cohort skip 2027-03-12,2027-03-13', ['10T07:30', '11T07:30', '14T07:30', '15T07:30', '16T07:30']],
  ])('keeps every promise: %s', async (change, ends) => {
    const { report, broken, dates } = await changed(change)
    expect(broken).toEqual([])
    expect(report.audit.expected).toBe(5 * DAYS)
    expect(report.audit.submitted).toBe(5 * DAYS)
    expect(dates('ana@example.org').slice(-5)).toEqual(ends)
    expect(dates('tom@example.org').slice(0, 10)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${String(index + 1).padStart(2, '0')}T20:00`),
    )
    expect(report.calendar).toHaveLength(1)
  })

  it('keeps them with lessons that are inserted and dropped, and dates that change afterwards', async () => {
    const { report, broken, of } = await changed('10 edition next', '12 cohort move 1')
    expect(broken).toEqual([])
    // Who has had the 10th is past the first of those that are inserted.
    expect(report.audit.expected).toBe(5 * DAYS)
    expect(report.audit.submitted).toBe(5 * DAYS)
    const letters = of('ana@example.org').filter(({ day }) => day > 9)
    expect(letters.map(({ letter, day, localAt }) => `${day} ${letter} ${localAt.slice(8, 10)}`)).toEqual([
      ...['10 jour-10 10', '12 jour-11 11', '13 extra-12 12', '14 jour-12 14', '15 jour-14 15'],
    ])
  })

  it('keeps them through one change after another, and a webinar that moves too', async () => {
    const { broken, report } = await changed(
      ...['4 cohort at 12:00', '6 cohort move 1 from 9', '8 cohort skip 2027-03-12', '10 cohort move 2'],
      '10 move webinaire 2027-03-15T18:00',
    )
    expect(broken).toEqual([])
    expect(report.audit.submitted).toBe(5 * DAYS)
  })
})
