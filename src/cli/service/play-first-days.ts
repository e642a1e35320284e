import { scheduleCohort } from '../../actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../actions/enrolments/enrol.ts'
import { assembleDeliverer } from '../../assemble-deliverer.ts'
import type { Config } from '../../config.ts'
import { type Address, parseAddress } from '../../domain/address.ts'
import { addDays, startOfLocalDay } from '../../domain/local-time.ts'
import { watchRelay } from '../../mail/relay-watch.ts'
import { play } from '../../rehearsal/play.ts'
import { virtualClock } from '../../rehearsal/virtual-clock.ts'
import type { PreparedService } from '../../service-parts.ts'
import type { Output } from '../output.ts'
import type { DemoCourse } from './demo-course.ts'

/** The first names of five made-up readers. */
export const PEOPLE = ['Amina', 'Bastien', 'Chloe', 'Driss', 'Elise']

/** Plays the days that are over on a virtual clock, through the real ledger, letters and SMTP. */
export async function playFirstDays(
  { edition, dayOne, daysGone, at }: DemoCourse,
  { config, prepared, output }: { config: Config; prepared: PreparedService; output: Output },
): Promise<void> {
  const { db } = prepared.store
  const { zone } = edition.programme
  const clock = virtualClock(startOfLocalDay(addDays(dayOne, -1), zone))
  const people = PEOPLE.map((firstName) => ({ address: addressOf(firstName), firstName }))
  const request = { edition, dayOne, at, slug: 'demo', signUp: 'open' as const }
  const cohort = await scheduleCohort(db, request, clock.now())
  const readers = { people, basis: 'Five readers who do not exist', keys: prepared.keys }
  await enrol(db, { cohort, programme: edition.programme, ...readers }, clock)
  output.out(`The cohort began on ${dayOne}: playing its first ${daysGone} days on a virtual clock…`)
  let gone = 0
  const { relay, keys, installation, publicUrl, sign } = prepared
  const onOutcome = () => {
    gone++
  }
  const self = { name: 'demo', watch: watchRelay(clock), onOutcome, onPause: () => undefined }
  const parts = { db, clock, config, relay, keys, installation, publicUrl, sign, ...self }
  const deliverer = { ...assembleDeliverer(parts), clock }
  await play(deliverer, { until: new Date(startOfLocalDay(addDays(dayOne, daysGone), zone).getTime() - 1) })
  deliverer.pool.close()
  output.out(`  ${gone} letters to ${people.length} people are in the outbox.`)
}

/** The address of somebody who does not exist. */
export function addressOf(firstName: string): Address {
  const parsed = parseAddress(`${firstName.toLowerCase()}@example.org`)
  if (!parsed.ok) throw new Error(parsed.why)
  return parsed.address
}
