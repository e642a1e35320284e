import { describe, expect, it } from 'vitest'
import { scheduledLines } from '../../src/cli/cohorts/scheduled-lines.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import { courseEdition } from '../support/course-edition.ts'

const webinar = { kind: 'webinar', title: 'Questions', start: { day: 2, at: '13:00' }, minutes: 60 }
const edition = courseEdition(3, {
  schedule: { events: { talk: webinar, known: { ...webinar, join: 'https://asso.fr/room' } } },
})
const COHORT: Cohort = {
  ...{ id: 1, slug: 'mars', name: 'Mars', editionHash: edition.hash, state: 'running', start: 'fixed' },
  ...{ dayOne: '2027-03-01', zone: 'Europe/Paris', at: '07:30', calendar: edition.programme.calendar },
  ...{ redated: null, lateJoiners: 'next-lesson', signUp: 'closed', capacity: null },
  ...{ archive: 'closed', uidDomain: null },
}

const saidAt = (now: string, cohort: Partial<Cohort> = {}) =>
  scheduledLines({ cohort: { ...COHORT, ...cohort }, edition }, new Date(now))

describe('a cohort that was just scheduled', () => {
  it('has what to say of it next: who follows it, and where its webinars are', () => {
    expect(saidAt('2027-02-20T10:00Z')).toEqual([
      `Scheduled mars: day one 2027-03-01 at 07:30, Europe/Paris (edition ${edition.hash})`,
      'Enrol people: npx feuilleton enrol mars ana@example.org --basis "…", or --csv people.csv',
      'Where “Questions” takes place: npx feuilleton event link mars talk --join https://…',
    ])
  })

  it.each([
    ['next-lesson', 'begins with the next lesson, and finds this one on their own page'],
    ['from-day-one', 'has day one tomorrow'],
    ['next-cohort', 'Nobody can be enrolled any more'],
  ] as const)(
    'says what becomes of a first lesson that was due today, by its rule %s',
    (lateJoiners, said) => {
      const lines = saidAt('2027-03-01T06:31Z', { lateJoiners })
      expect(lines[1]).toMatch(/^Lesson 1 was due today at 07:30, before anybody was enrolled\. /)
      expect(lines[1]).toContain(said)
    },
  )

  it.each([
    ['before that hour', '2027-03-01T06:29Z', {}],
    ['the day after', '2027-03-02T06:31Z', {}],
    ['where everybody begins on a day of their own', '2027-03-01T06:31Z', { start: 'rolling' as const }],
  ])('says nothing of it %s', (_, now, cohort) => {
    expect(saidAt(now, cohort).filter((line) => line.includes('was due'))).toEqual([])
  })
})
