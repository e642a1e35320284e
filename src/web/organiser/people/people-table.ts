import { html } from 'hono/html'
import type { Course } from '../../../documents/course.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import { type Column, table } from '../../../html/table.ts'
import type { ListedPerson } from '../../../store/people-list.ts'
import { addressWords } from '../address-link.ts'
import { shownLetterName } from '../letter-name.ts'
import type { Visit } from '../visit.ts'
import { outcomeStatus } from './outcome-words.ts'
import { standingStatus } from './standing-words.ts'

export type ShownPeople = {
  caption: string
  people: readonly ListedPerson[]
  /** Whether the list is of one cohort, and does not name it in each row. */
  isOfCohort: boolean
  /** By the edition, where the list is about how letters ended. */
  courses: ReadonlyMap<string, Course> | undefined
  /** Whether all of them are about one letter, and do not name it in each row. */
  isOfOneLetter: boolean
  /** Whether each has a box to tick, named `who`. */
  arePicked?: boolean
}

/** People with how they stand; each leads to their page. */
export function peopleTable(
  { caption, people, isOfCohort, courses, isOfOneLetter, arePicked = false }: ShownPeople,
  visit: Visit,
): Html {
  const { say, language } = visit
  const columns: Column<ListedPerson>[] = [
    ...(arePicked
      ? [{ name: say('o.move.pick'), cell: (person: ListedPerson) => pickBox(person, visit) }]
      : []),
    { name: say('o.people.person'), kind: 'head', cell: (person) => personLink(person, visit) },
    ...(isOfCohort
      ? []
      : [{ name: say('o.people.cohort'), cell: (person: ListedPerson) => cohortLink(person, visit) }]),
    { name: say('o.people.state'), cell: (person) => standingStatus(person, language) },
    ...(courses
      ? [
          {
            name: say('o.people.letter'),
            cell: (one: ListedPerson) => ended(one, isOfOneLetter ? undefined : courses, visit),
          },
        ]
      : []),
  ]
  return table({ caption, columns, rows: people, kind: 'people-list' })
}

/** The name and the address, or that the person was erased. */
export function personName(
  { firstName, address }: Pick<ListedPerson, 'firstName' | 'address'>,
  visit: Visit,
): { name: string; address: string | undefined } {
  // Whoever was erased has no name.
  return firstName === null
    ? { name: addressWords(address, visit), address: undefined }
    : { name: firstName, address }
}

function pickBox(person: ListedPerson, visit: Visit): Html {
  const { name } = personName(person, visit)
  const label = visit.say('o.move.pickOne', { person: name })
  return html`<label class="option"><input type="checkbox" name="who" value="${person.enrolmentId}" aria-label="${label}"></label>`
}

function personLink(person: ListedPerson, visit: Visit): Html {
  const { name, address } = personName(person, visit)
  return html`<a href="/o/people/${person.subscriberId}">${name}</a>${address ? html` <span class="address">${address}</span>` : ''}${
    person.isSuppressed ? html` ${status(visit.say('o.people.suppressed'), 'wrong')}` : ''
  }`
}

/** A draft that was given up has no page. */
function cohortLink({ cohort, cohortName, isDropped }: ListedPerson, { say }: Visit): Html | string {
  if (isDropped) return say('o.people.dropped', { cohort: cohortName })
  return html`<a href="/o/cohorts/${cohort}">${cohortName}</a>`
}

/** Without a row in the ledger, the list says by itself how the letter stands. */
function ended(
  { letter, editionHash }: ListedPerson,
  courses: ReadonlyMap<string, Course> | undefined,
  visit: Visit,
): Html | string {
  if (letter === null) return ''
  const { outcome, reply } = letter
  const name = courses ? html`${shownLetterName(letter, courses.get(editionHash), visit)} ` : ''
  return html`${name}${outcomeStatus(outcome, visit.say)}${reply ? html` <q class="reply">${reply}</q>` : ''}`
}
