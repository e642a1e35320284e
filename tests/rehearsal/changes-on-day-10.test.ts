import { describe, expect, it } from 'vitest'
import { sealEdition } from '../../src/domain/edition.ts'
import { readPlannedLetter } from '../../src/rehearsal/planned-letter.ts'
import { courseEdition, lessonText, letterName } from '../support/course-edition.ts'
import type { ReadLetter } from '../support/letter.ts'
import { type Rehearsed, rehearsed } from '../support/rehearsed.ts'

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
  lessons: Object.fromEntries([9, 10, 11].map((day) => [letterName(day), lessonText(day, TOLD)])),
})

const corrected = sealEdition(edition.programme, {
  ...edition.files,
  [`lessons/${letterName(12)}.md`]: lessonText(12, 'Mieux dit.'),
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

/**
 * In four zones; some with an hour of their own, one of them that of a change. The first two take a break around day 10
 * and are registered for the webinar; the last two join late, on days 4 and 10.
 */
const PEOPLE = `adresse;fuseau;heure
ana@example.org;;
luc@example.org;Pacific/Tahiti;12:00
maya@example.org;Indian/Reunion;
tom@example.org;America/Toronto;20:00
nina@example.org;;
omar@example.org;Indian/Reunion;
`
const CAST = { late: 2, breaks: 2 }
/** Four from the first lesson on, one from the 5th, one from the 11th. */
const EXPECTED = 4 * DAYS + (DAYS - 4) + (DAYS - 10)

const SORRY = { subject: 'Pardon', preheader: 'Le bon lien.', body: '[Le guide]({{ links.guide }}).' }

/**
 * A kind of change, with the dates on which the last five lessons leave to whoever joined on day 4, and how many
 * lessons more are still to come for whoever joins on day 10.
 */
type Kind = { changes: string[]; letters?: string[]; ends: string[]; more?: number }

/** Every kind of change that a rehearsal plays: a new one is a line here. */
const KINDS: Record<string, Kind> = {
  'days, undone and made anew': {
    changes: ['10 cohort move 5', '10 cohort undo', '10 cohort move 2'],
    ends: ['10T07:30', '13T07:30', '14T07:30', '15T07:30', '16T07:30'],
  },
  'days from a lesson on': {
    changes: ['10 cohort move 3 from 13'],
    ends: ['10T07:30', '11T07:30', '12T07:30', '16T07:30', '17T07:30'],
  },
  'the hour, the places, and the rule for those who join late': {
    changes: ['10 cohort at 12:00', '10 cohort late from-day-one', '10 cohort capacity 7'],
    ends: ['10T07:30', '11T12:00', '12T12:00', '13T12:00', '14T12:00'],
    more: DAYS - 4,
  },
  'the zone': {
    changes: ['10 cohort zone America/Toronto'],
    ends: ['10T07:30', '11T07:30', '12T07:30', '13T07:30', '14T07:30'],
  },
  'the days of the week': {
    changes: ['10 cohort days weekdays'],
    ends: ['10T07:30', '11T07:30', '12T07:30', '15T07:30', '16T07:30'],
  },
  'dates without a lesson': {
    changes: ['10 cohort skip 2027-03-12,2027-03-13'],
    ends: ['10T07:30', '11T07:30', '14T07:30', '15T07:30', '16T07:30'],
  },
  'lessons inserted and dropped, and days afterwards': {
    changes: ['10 edition next', '12 cohort move 1'],
    ends: ['10T07:30', '11T07:30', '12T07:30', '14T07:30', '15T07:30'],
  },
  'words, a letter to those who got a lesson, and the webinar': {
    changes: ['10 edition corrected', '10 move webinaire 13T18:00'],
    letters: ['10 got:10 sorry.md', '10 everybody sorry.md'],
    ends: ['10T07:30', '11T07:30', '12T07:30', '13T07:30', '14T07:30'],
  },
  'one thing after another': {
    changes: [
      ...['4 cohort at 12:00', '6 cohort move 1 from 9', '8 cohort skip 2027-03-12', '10 cohort move 2'],
      '10 move webinaire 2027-03-15T18:00',
    ],
    ends: ['13T12:00', '14T12:00', '15T12:00', '16T12:00', '17T12:00'],
    more: 1,
  },
}

const lessonsOf = ({ letters }: Rehearsed, person: string) =>
  letters.filter(({ to, day }) => to === `${person}@example.org` && day > 0)
const dates = (lessons: ReadLetter[]) => lessons.map(({ localAt }) => localAt.slice(8, 16))
const named = ({ letter, to, localAt }: ReadLetter) => `${letter} ${to} ${localAt}`

/** Each is played once in a run of these tests. */
const played = new Map<string, Promise<Rehearsed>>()

function play(name: keyof typeof KINDS): Promise<Rehearsed> {
  const known = played.get(name)
  if (known) return known
  const { changes = [], letters = [] } = KINDS[name] ?? {}
  const planned = letters.map((words) => readPlannedLetter(words, edition.programme, () => SORRY))
  const course = { edition, from: '2027-03-01', people: PEOPLE, editions: { next, corrected } }
  const run = rehearsed({ ...course, ...CAST, changes, letters: planned })
  played.set(name, run)
  return run
}

/** Nothing of it changes before the 13th lesson. */
const usual = () => play('days from a lesson on')

describe('a cohort of four zones with late joiners, breaks and a webinar, changed on day 10', () => {
  it.each(Object.entries(KINDS))('keeps every promise: %s', async (name, { changes, ends, more = 0 }) => {
    const run = await play(name)
    const { audit, calendar, changes: moved } = run.report
    expect(audit.invariants.filter(({ holds }) => !holds)).toEqual([])
    expect(audit.expected).toBe(EXPECTED + more)
    expect(audit.submitted + (audit.skipped.paused ?? 0)).toBe(EXPECTED + more)
    expect(calendar.length + moved.length).toBe(changes.length)
    expect(dates(lessonsOf(run, 'nina')).slice(-5)).toEqual(ends)
    const first = [...calendar, ...moved].map(({ at }) => at).sort()[0] ?? ''
    const left = ({ letters }: Rehearsed) => letters.filter(({ at }) => at < first).map(named)
    expect(left(run)).toEqual(left(await usual()))
  })

  it.each(Object.keys(KINDS))('sends nobody a lesson twice, or before an earlier one: %s', async (name) => {
    const { lessons } = await play(name)
    for (const own of Map.groupBy(lessons, ({ to }) => to).values()) {
      expect(new Set(own.map(({ letter }) => letter)).size).toBe(own.length)
      expect(own.map(({ day }) => day)).toEqual(own.map(({ day }) => day).toSorted((a, b) => a - b))
    }
  })

  it('sends nothing in a break, and to those who join late what is still to come', async () => {
    const run = await usual()
    const days = (person: string) => lessonsOf(run, person).map(({ day }) => day)
    expect(days('ana')).toEqual([1, 2, 3, 4, 5, 6, 7, 12, 13, 14])
    expect(days('luc')).toEqual([1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14])
    expect(days('nina')).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    expect(days('omar')).toEqual([11, 12, 13, 14])
    expect(run.report.comings.map(({ lessons }) => lessons)).toEqual([10, 4])
  })

  it('sends a one-off letter once to each of its readers, and to nobody who is away or joins afterwards', async () => {
    const { letters } = await play('words, a letter to those who got a lesson, and the webinar')
    const oneOffs = letters.filter(({ letter }) => letter.startsWith('one-off.'))
    expect(oneOffs.map(({ letter, to }) => `${letter} ${to.replace('@example.org', '')}`).toSorted()).toEqual(
      ['one-off.1', 'one-off.2'].flatMap((name) =>
        ['maya', 'nina', 'tom'].map((person) => `${name} ${person}`),
      ),
    )
  })
})
