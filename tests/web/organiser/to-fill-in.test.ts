import { expect, it } from 'vitest'
import { cohortWarnings } from '../../../src/actions/cohorts/cohort-warnings.ts'
import type { Edition } from '../../../src/domain/edition.ts'
import { warningList } from '../../../src/web/organiser/cohorts/warning-list.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { words } from '../../support/event-stage.ts'

it('counts what a programme has still to fill in, and names it in words where it is opened', () => {
  const keys =
    'links.dix_enseignements, sender.address, sender.postal, privacy.controller, events.grand_webinaire.title'
  const list = String(warningList([{ warned: 'to-fill-in', keys }], 'en'))
  expect(words(list).trim()).toBe(
    '5 places are still to be filled in, in the programme the link “dix enseignements” the address of the sender the postal address of the sender who answers for the data of readers the title of the event “grand webinaire”',
  )
  expect(list).toMatch(/<details><summary>.*5 places/)
})

it('says that a programme does not name who answers for the data of its readers', () => {
  const saidOf = (edition: Edition) => {
    const { zone, at, calendar, start } = edition.programme
    const cohort = { zone, at, calendar, start, dayOne: '2027-03-01', redated: null }
    const warnings = cohortWarnings({ edition, cohort, changes: [] }, new Date('2027-02-01T10:00:00Z'))
    return words(String(warningList(warnings, 'en')))
  }
  const unnamed = courseEdition(2, { schedule: { privacy: undefined } })
  expect(saidOf(unnamed)).toContain('does not name who answers for the data of readers')
  expect(saidOf(courseEdition(2))).not.toContain('who answers')
})
