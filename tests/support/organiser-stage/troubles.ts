import { sql } from 'kysely'
import { raiseAlerts } from '../../../src/actions/alerts/raise-alerts.ts'
import { noteAttendance } from '../../../src/actions/events/note-attendance.ts'
import { tick } from '../../../src/delivery/tick.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Cohort } from '../../../src/domain/cohort.ts'
import type { VirtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../../src/store/database.ts'
import { countDomains } from '../../../src/store/domain-counts.ts'
import { pauseDomain } from '../../../src/store/domain-pauses.ts'
import { noteRelayFault } from '../../../src/store/relay-faults.ts'
import { takeWorkerSlot, type WorkerSlot } from '../../../src/store/worker-slot.ts'
import { ORGANISER as by } from '../organiser.ts'

/** One letter that is unknown, one that is held, and one that bounced with the person whom it was for. */
export type StageLetters = { unknown: number; held: number; bounced: { id: number; person: number } }

type Stage = { db: Database; url: string; clock: VirtualClock; cohort: Cohort }

/** As long as relays answer, with a word that is as long as a screen is wide. */
const REPLY = `550-5.7.26 ${'x'.repeat(90)} 550 5.7.26 https://mail.example/a/very/long/address/without/a/break/in/it`

/**
 * Everything that can be wrong at once: a letter of the day of the cohort that ended in every way, a domain that refuses,
 * a relay that does not answer. Ends with the worker that is returned.
 */
export async function addTroubles({
  db,
  url,
  clock,
  cohort,
}: Stage): Promise<{ worker: WorkerSlot; letters: StageLetters }> {
  const now = clock.now()
  await tick(db, now, async () => undefined)
  await endLetters(db, now)
  await addReplies(db, now)
  while (await countDomains(db, now));
  const domain = { cohortId: cohort.id, domain: 'grosse-messagerie.example' }
  await pauseDomain(db, { ...domain, why: 'policy', reason: REPLY, now, nextTryAt: now })
  const worker = await takeWorkerSlot(url, { host: 'machina', pid: 1, now, onError: () => undefined })
  await noteRelayFault(db, worker.id, {
    reason: 'connect ECONNREFUSED',
    since: new Date(now.getTime() - 900_000),
  })
  const rows = ['amina', 'chloe'].map((name, line) => ({
    ...{ address: `${name}@example.org` as Address, attended: true, line },
  }))
  await noteAttendance(db, { by, cohort: 'mars', event: 'webinaire', rows }, clock)
  await raiseAlerts(db, now)
  return { worker, letters: await stageLetters(db) }
}

/**
 * Of the letters that are due: eight submitted, three unknown, three held, one bounced, one returned, the others under
 * way.
 */
async function endLetters(db: Database, now: Date): Promise<void> {
  await sql`
    with numbered as (
      select d.id, row_number() over (order by d.id) as n
      from feuilleton.deliveries d where d.state = 'due' and d.letter = 'jour-17'
    )
    update feuilleton.deliveries d set
      state = case when n <= 8 then 'submitted' when n <= 11 then 'unknown' when n <= 14 then 'held'
        when n = 15 then 'bounced' else 'returned' end,
      reply = case when n <= 8 then '250 2.0.0 ok' when n > 11 and n <= 14 then null else ${REPLY} end,
      reason = case when n > 11 and n <= 14 then 'lessons/jour-17.md:3' when n = 16 then 'gone' end,
      settled_at = ${now}, bytes_hash = 'x'
    from numbered where numbered.id = d.id and n <= 16`.execute(db)
}

/** Two readers replied: one to a letter, whose words were passed on; one to the address to unsubscribe with. */
async function addReplies(db: Database, now: Date): Promise<void> {
  await sql`
    insert into feuilleton.returned_mail (enrolment_id, delivery_id, kind, mail_hash, returned_at, forwarded_at)
    select d.enrolment_id, nullif(d.id * (row_number() over (order by d.id) % 2), 0), 'reply', decode('00', 'hex'), ${now},
      case when row_number() over (order by d.id) % 2 = 1 then ${now}::timestamptz end
    from feuilleton.deliveries d where d.state = 'submitted' and d.letter = 'jour-17' order by d.id limit 2`.execute(
    db,
  )
}

async function stageLetters(db: Database): Promise<StageLetters> {
  const { rows } = await sql<{ state: string; id: number; person: number }>`
    select distinct on (d.state) d.state, d.id, e.subscriber_id as person
    from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
    where d.letter = 'jour-17' order by d.state, d.id`.execute(db)
  const first = (state: string) => rows.find((row) => row.state === state)!
  return { unknown: first('unknown').id, held: first('held').id, bounced: first('bounced') }
}
