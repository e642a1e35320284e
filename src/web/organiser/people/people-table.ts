import { html } from 'hono/html'
import { isErased } from '../../../domain/erased-address.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import { type Column, table } from '../../../html/table.ts'
import type { ListedPerson } from '../../../store/people-list.ts'
import type { Visit } from '../visit.ts'
import { outcomeStatus } from './outcome-words.ts'
import { standingStatus } from './standing-words.ts'

export type ShownPeople = {
  caption: string
  people: readonly ListedPerson[]
  /** Whether the list is of one cohort, and does not name it in each row. */
  isOfCohort: boolean
  /** Whether the list is about how letters ended. */
  isOfLetters: boolean
}

/** People with how they stand; each leads to their page. */
export function peopleTable({ caption, people, isOfCohort, isOfLetters }: ShownPeople, visit: Visit): Html {
  const { say, language } = visit
  const columns: Column<ListedPerson>[] = [
    { name: say('o.people.person'), kind: 'head', cell: (person) => personLink(person, visit) },
    ...(isOfCohort ? [] : [{ name: say('o.people.cohort'), cell: cohortLink }]),
    { name: say('o.people.state'), cell: (person) => standingStatus(person, language) },
    ...(isOfLetters
      ? [{ name: say('o.people.letter'), cell: (one: ListedPerson) => ended(one, visit) }]
      : []),
  ]
  return table({ caption, columns, rows: people, kind: 'people-list' })
}

/** The name and the address, or that the person was erased. */
export function personName(
  { firstName, address }: Pick<ListedPerson, 'firstName' | 'address'>,
  { say }: Visit,
): { name: string; address: string | undefined } {
  if (isErased(address)) return { name: say('o.people.erased'), address: undefined }
  return firstName === null ? { name: address, address: undefined } : { name: firstName, address }
}

function personLink(person: ListedPerson, visit: Visit): Html {
  const { name, address } = personName(person, visit)
  return html`<a href="/o/people/${person.subscriberId}">${name}</a>${address ? html` <span class="address">${address}</span>` : ''}${
    person.isSuppressed ? html` ${status(visit.say('o.people.suppressed'), 'wrong')}` : ''
  }`
}

function cohortLink({ cohort, cohortName }: ListedPerson): Html {
  return html`<a href="/o/cohorts/${cohort}">${cohortName}</a>`
}

/** Without a row in the ledger, the list says by itself how the letter stands. */
function ended({ letter }: ListedPerson, { say }: Visit): Html | string {
  if (letter === null) return ''
  const { name, outcome, reply } = letter
  return html`${name} ${outcomeStatus(outcome, say)}${reply ? html` <q class="reply">${reply}</q>` : ''}`
}
