import { type CohortEvent, eventsOfCohort } from '../../actions/events/events-of-cohort.ts'
import type { Config } from '../../config.ts'
import type { Database } from '../../store/database.ts'
import { countRegistrations } from '../../store/registrations.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'
import { momentIn } from './moments.ts'

type CountedEvent = CohortEvent & { registered: number; waiting: number }

/** `feuilleton event list <cohort>`: the events of a cohort as they stand, and how many people take part. */
export async function listEvents(
  config: Config,
  cohort: string,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const { zone, events } = await withStore(config, (db) => countedEvents(db, cohort))
  if (json) output.out(JSON.stringify(events, null, 2))
  else if (events.length === 0) output.out(`${cohort} has no event.`)
  else for (const line of lines(events, zone)) output.out(line)
  return 0
}

async function countedEvents(db: Database, slug: string): Promise<{ zone: string; events: CountedEvent[] }> {
  const { cohort, events } = await eventsOfCohort(db, slug)
  const counted: CountedEvent[] = []
  for (const found of events)
    counted.push({
      ...found,
      ...(await countRegistrations(db, { cohortId: cohort.id, event: found.event })),
    })
  return { zone: cohort.zone, events: counted }
}

function lines(events: readonly CountedEvent[], zone: string): string[] {
  const rows = events.flatMap((found) =>
    Object.entries(found.moments).map(([name, moment], index) => [
      ...[found.event, found.kind, name, momentIn(moment, zone), standing(found)],
      ...(index === 0 ? people(found) : ['', '']),
    ]),
  )
  return table([['EVENT', 'KIND', 'MOMENT', `WHEN (${zone})`, '', 'REGISTERED', 'WAITING'], ...rows])
}

function standing({ cancelled, sequence }: CountedEvent): string {
  return cancelled ? 'cancelled' : sequence > 0 ? 'changed' : ''
}

/** Nobody registers for a release, and nobody waits for a MOOC. */
function people({ facts, registered, waiting }: CountedEvent): [string, string] {
  switch (facts.kind) {
    case 'release':
      return ['', '']
    case 'mooc':
      return [`${registered}`, '']
    case 'webinar':
      return [`${registered}${facts.capacity === undefined ? '' : ` of ${facts.capacity}`}`, `${waiting}`]
  }
}
