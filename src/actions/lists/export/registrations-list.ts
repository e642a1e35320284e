import { sheetMoment } from '../../../domain/sheet-moment.ts'
import { sayIn } from '../../../language/say.ts'
import type { RegisteredPerson } from '../../../store/registered-people.ts'
import { EVENT_STATES, type EventState } from '../../../store/registration-pages.ts'
import { registrationsOfEvent } from '../../events/registrations-of-event.ts'
import type { ListSource } from './list-source.ts'

/** Who is registered for an event of a cohort, waits or has withdrawn, or one of these. Filled in, it is a list of who was there. */
export const registrationsList: ListSource = async (
  db,
  { cohort = '', event = '', state: asked },
  language,
) => {
  const say = sayIn(language)
  const { cohort: found, people: all } = await registrationsOfEvent(db, { cohort, event })
  const state = EVENT_STATES.find((each) => each === asked)
  const people = all.filter((person) => state === undefined || standsSo(person, state))
  const { id, zone } = found
  const attended = { true: say('sheet.yes'), false: say('sheet.no'), null: null }
  const rows = people.map(({ address, firstName, state, since, attended: was }) => [
    ...[address, firstName, say(`sheet.registered.${state}`), sheetMoment(since, zone)],
    attended[`${was}`],
  ])
  const [since, there] = [say('sheet.since', { zone }), say('sheet.attended')]
  return {
    cohortId: id,
    count: people.length,
    columns: [say('sheet.address'), say('sheet.firstName'), say('sheet.state'), since, there],
    rows: inTurn(rows),
  }
}

function standsSo({ state: own, attended }: RegisteredPerson, state: EventState): boolean {
  if (state === 'attended' || state === 'absent')
    return own === 'registered' && attended === (state === 'attended')
  return own === state
}

async function* inTurn<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}
