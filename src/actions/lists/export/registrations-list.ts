import { isErased } from '../../../domain/erased-address.ts'
import { sheetMoment } from '../../../domain/sheet-moment.ts'
import { sayIn } from '../../../language/say.ts'
import { EVENT_STATES } from '../../../store/event-states.ts'
import { listRegisteredPeople } from '../../../store/registered-people.ts'
import { eventOfCohort } from '../../events/event-of-cohort.ts'
import type { ListSource } from './list-source.ts'

/**
 * Who is registered for an event of a cohort, waits or has withdrawn, or one of these. Filled in, it is a list of who
 * was there.
 */
export const registrationsList: ListSource = async (
  db,
  { cohort = '', event = '', state: asked },
  language,
) => {
  const say = sayIn(language)
  const { cohort: found } = await eventOfCohort(db, { cohort, event })
  const { id, zone } = found
  const state = EVENT_STATES.find((each) => each === asked)
  const all = await listRegisteredPeople(db, { cohortId: id, event, state })
  const people = all.filter(({ address }) => !isErased(address))
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

async function* inTurn<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}
