import { describe, expect, it } from 'vitest'
import { courseEdition } from '../support/course-edition.ts'
import { rehearsed } from '../support/rehearsed.ts'

const PEOPLE = 'adresse\nana@example.org\nluc@example.org\nnina@example.org\nomar@example.org\n'

/**
 * Four people of a course of six days: the last two join on days 4 and 5, the first two take a break from day 3 to day
 * 5.
 */
async function played(schedule: object) {
  const edition = courseEdition(6, { schedule })
  const run = await rehearsed({ edition, from: '2027-03-01', people: PEOPLE, late: 2, breaks: 2 })
  const { audit, comings } = run.report
  expect(audit.invariants.filter(({ holds }) => !holds)).toEqual([])
  expect(audit.submitted + (audit.skipped.paused ?? 0)).toBe(audit.expected)
  const lessons = (person: string) =>
    run.lessons
      .filter(({ to }) => to.startsWith(person))
      .map(({ day, localAt }) => `${day} ${localAt.slice(8, 10)}`)
  return { lessons, joined: comings.map((one) => one.joined) }
}

describe('the rehearsal of a cohort with late joiners and breaks', () => {
  it('sends all lessons to those who join late, on dates of their own, where the rule says so', async () => {
    const { lessons } = await played({ late_joiners: 'from-day-one' })
    expect(lessons('nina')).toEqual(['1 05', '2 06', '3 07', '4 08', '5 09', '6 10'])
    expect(lessons('omar')).toEqual(['1 06', '2 07', '3 08', '4 09', '5 10', '6 11'])
    expect(lessons('ana')).toEqual(['1 01', '2 02', '3 03', '6 06'])
  })

  it('sends nothing to those who wait for the next cohort', async () => {
    const { lessons, joined } = await played({ late_joiners: 'next-cohort' })
    expect(joined).toEqual([false, false])
    expect(lessons('nina')).toEqual([])
  })

  it('goes on after a break where everybody has dates of their own', async () => {
    const { lessons } = await played({ start: 'rolling' })
    expect(lessons('ana')).toEqual(['1 01', '2 02', '3 03', '4 06', '5 07', '6 08'])
    expect(lessons('nina')).toEqual(['1 05', '2 06', '3 07', '4 08', '5 09', '6 10'])
  })
})
