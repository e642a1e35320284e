import { type EventRegistrations, registrationsOfEvent } from '../../actions/events/registrations-of-event.ts'
import type { Config } from '../../config.ts'
import { csvLines } from '../../documents/csv.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'
import type { NamedEvent } from './change-event.ts'
import { eventHeading, instantIn } from './moments.ts'

/** `feuilleton event registrations <cohort> <event>`: who takes part, waits, or has withdrawn. */
export async function showRegistrations(
  config: Config,
  named: NamedEvent,
  { csv, json }: { csv?: boolean; json?: boolean },
  output: Output,
): Promise<number> {
  const found = await withStore(config, (db) => registrationsOfEvent(db, named))
  if (json) output.out(JSON.stringify(forPrograms(found), null, 2))
  else for (const line of csv ? spreadsheet(found) : page(found)) output.out(line)
  return 0
}

function forPrograms({ cohort, event: { event, title }, counts, people }: EventRegistrations) {
  return { cohort: cohort.slug, zone: cohort.zone, event, title, counts, people }
}

/** The first and last columns are those that `event attendance` reads, so that the list can be filled in and loaded. */
function spreadsheet({ cohort: { zone }, people }: EventRegistrations): string[] {
  const rows = people.map(({ address, firstName, state, since, attended }) => [
    ...[address, firstName ?? '', state, instantIn(since, zone).slice(4)],
    attendedWord(attended),
  ])
  return csvLines([['address', 'first_name', 'state', 'since', 'attended'], ...rows])
}

function page(found: EventRegistrations): string[] {
  const { cohort, event, people } = found
  const heading = [eventHeading(event.event, event.title, cohort), countWords(found)]
  if (people.length === 0) return heading
  const rows = people.map(({ address, firstName, state, since, attended }) => [
    ...[address, firstName ?? '', state, instantIn(since, cohort.zone)],
    attendedWord(attended),
  ])
  const head = ['ADDRESS', 'FIRST NAME', 'STATE', `SINCE (${cohort.zone})`, 'ATTENDED']
  return [...heading, ...table([head, ...rows])]
}

function countWords({ event: { facts }, counts }: EventRegistrations): string {
  if (facts.kind === 'release') return 'Nobody registers for a release.'
  if (facts.kind === 'mooc')
    return `${counts.registered} went on from our page to its sign-up; ${counts.left} left`
  const places = facts.capacity === undefined ? '' : ` of ${facts.capacity}`
  const { registered, waiting, left, attended, absent } = counts
  const there = attended + absent === 0 ? '' : `; ${attended} attended, ${absent} did not`
  return `${registered}${places} registered, ${waiting} waiting, ${left} left${there}`
}

function attendedWord(attended: boolean | null): string {
  return attended === null ? '' : attended ? 'yes' : 'no'
}
