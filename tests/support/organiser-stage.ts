import { sql } from 'kysely'
import { register } from '../../src/actions/events/register.ts'
import { addSuppressions, removeSuppressions } from '../../src/actions/people/change-suppressions.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Database } from '../../src/store/database.ts'
import { ORGANISER_ROUTES } from '../../src/web/organiser/routes.ts'
import { eventStage } from './event-stage.ts'
import { type Browser, organiserPages } from './organiser-pages.ts'

/** Of a cohort in Réunion, whose first lesson is out. */
export const STAGE_ZONE = 'Indian/Reunion'
const NOW = new Date('2027-03-01T08:00:00Z')
const NAMES = ['ana', 'bob', 'cleo', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida']
const addressOf = (name: string) => `${name}@example.org` as Address

/**
 * A cohort in which somebody stands in every way in which one can, and a letter ended in every way that calls for an
 * organiser: its owner's browser.
 */
export async function organiserStage(db: Database): Promise<Browser> {
  const people = NAMES.map((name) => ({ address: addressOf(name) }))
  const { clock } = await eventStage(db, { people, schedule: { zone: STAGE_ZONE } })
  for (const enrolmentId of [1, 3, 5]) await register(db, { enrolmentId, event: 'webinaire' }, clock)
  await sql`update feuilleton.enrolments set follows = 'events' where id in (8, 9)`.execute(db)
  await sql`update feuilleton.enrolments set state = 'pending', joined_at = null where id = 7`.execute(db)
  clock.set(NOW)
  await tick(db, NOW, async () => undefined)
  await endLetters(db)
  await standApart(db)
  const by = { name: 'Ana' }
  const addresses = [addressOf('cleo'), addressOf('dan')]
  await addSuppressions(db, { addresses, why: 'asked', by, now: NOW })
  await removeSuppressions(db, { addresses: addresses.slice(1), why: 'a slip', by, now: NOW })
  return organiserPages({ db, clock }).as('owner')
}

async function endLetters(db: Database): Promise<void> {
  await sql`
    update feuilleton.deliveries set settled_at = ${NOW}, reply = 'the relay said so', bytes_hash = 'x', reason = 'why',
      state = (array['submitted', 'bounced', 'held', 'unknown', 'bounced', 'submitted'])[enrolment_id]`.execute(
    db,
  )
}

/**
 * Somebody has a certificate, and others have left, now or long ago, have paused, went on elsewhere, or were guests
 * only.
 */
async function standApart(db: Database): Promise<void> {
  await sql`update feuilleton.enrolments set completed_at = ${NOW} where id = 1`.execute(db)
  await sql`update feuilleton.enrolments set state = 'paused' where id in (5, 8)`.execute(db)
  await sql`
    update feuilleton.enrolments set state = 'unsubscribed',
      left_at = case id when 9 then ${NOW}::timestamptz - interval '2 years' else ${NOW} end,
      left_reason = case id when 6 then 'switched' else 'other: no' end
    where id in (2, 6, 9)`.execute(db)
}

const VALUES: Readonly<Record<string, string>> = {
  ...{ slug: 'mars', letter: 'jour-01', event: 'webinaire', person: '1', organiser: '1' },
}

/** Every page that the stage has, without files. */
export function stagePaths(): string[] {
  const shown = ORGANISER_ROUTES.filter(({ method, path }) => method === 'get' && !path.startsWith('/export'))
  return shown.map(({ path }) =>
    path === '/' ? '/o' : `/o${path.replace(/:(\w+)/g, (_, name) => VALUES[name] ?? '0')}`,
  )
}
