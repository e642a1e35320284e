import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'
import type { Planned } from './cohorts.ts'

const NAMES = ['Camille', 'Ana', 'Mehdi', 'Jean-Baptiste', 'Zoé', 'Élodie', 'Marc', 'Fatou', 'Inès', 'Paul']
const DOMAINS = ['gmail.com', 'gmail.com', 'gmail.com', 'orange.fr', 'free.fr', 'hotmail.fr', 'asso.example']

/** So many subscribers, whose ids are from 1. */
export async function addSubscribers(
  db: Database,
  { people, now }: { people: number; now: Date },
): Promise<void> {
  await sql`
    insert into feuilleton.subscribers (address, address_key, first_name, created_at)
    select address, lower(address), case when n % 9 > 0 then (${NAMES}::text[])[1 + n % ${NAMES.length}] end,
      ${now}::timestamptz - interval '120 days'
    from (
      select n, 'Lecteur.' || n || '@' || (${DOMAINS}::text[])[1 + n % ${DOMAINS.length}] as address
      from generate_series(1, ${people}::int) n
    ) made`.execute(db)
}

/** Enrols the next `people` subscribers in a cohort: of a hundred, 1 is paused, 8 have left, 4 of them with a reason. */
export async function addEnrolments(
  db: Database,
  { cohort, people, hasBegun, now }: Planned,
  from: number,
): Promise<void> {
  await sql`
    insert into feuilleton.enrolments
      (cohort_id, subscriber_id, track_id, state, joined_at, left_at, left_reason, language, paused_until)
    select ${cohort.id}, n, tracks[1 + n % cardinality(tracks)],
      case when n % 100 < 8 and ${hasBegun} then 'unsubscribed' when n % 100 = 8 then 'paused' else 'active' end,
      ${now}::timestamptz - interval '100 days',
      case when n % 100 < 8 and ${hasBegun} then ${now}::timestamptz - (n % 60) * interval '1 day' - interval '2 hours' end,
      case when n % 100 < 2 and ${hasBegun} then 'no-time' when n % 100 < 4 and ${hasBegun}
        then 'other: Je n’ai plus le temps de lire une lettre chaque jour, mais le sujet me plaît. ' || n end,
      'fr', case when n % 100 = 8 then (${now}::timestamptz)::date + 10 end
    from generate_series(${from}::int, ${from + people - 1}::int) n,
      (select array_agg(id order by id) as tracks from feuilleton.tracks where cohort_id = ${cohort.id}) t`.execute(
    db,
  )
}

/** Of an event, 15 of a hundred are registered; of those, two in three were there when it is over. */
export async function addRegistrations(db: Database, { cohort, isOver, now }: Planned): Promise<void> {
  await sql`
    insert into feuilleton.registrations (enrolment_id, event, cohort_id, state, since, told_version, attended)
    select id, 'webinaire', cohort_id, case when id % 50 = 7 then 'waiting' else 'registered' end,
      ${now}::timestamptz - interval '50 days' + id * interval '1 second', 0,
      case when ${isOver} and id % 50 <> 7 then id % 3 > 0 end
    from feuilleton.enrolments
    where cohort_id = ${cohort.id} and state = 'active' and id % 100 between 41 and 57`.execute(db)
}

/** Those who marked lessons: all of them, for one in ten of a cohort that is over. */
export async function addReadings(db: Database, { cohort, isOver, now }: Planned): Promise<void> {
  await sql`
    insert into feuilleton.readings (enrolment_id, letter, read_at)
    select d.enrolment_id, d.letter, d.handed_at + interval '5 hours'
    from feuilleton.enrolments e join feuilleton.deliveries d on d.enrolment_id = e.id
    where e.cohort_id = ${cohort.id} and e.id % 10 = 9 and d.state = 'submitted' and d.kind = 'lesson'`.execute(
    db,
  )
  if (!isOver) return
  await sql`
    update feuilleton.enrolments set completed_at = ${now}::timestamptz - interval '20 days' - (id % 90) * interval '1 minute'
    where cohort_id = ${cohort.id} and id % 10 = 9 and state = 'active'`.execute(db)
}
