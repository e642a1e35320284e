import { sql } from 'kysely'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { type SignUp, signUp } from '../../src/actions/enrolments/sign-up.ts'
import { consentWording } from '../../src/domain/consent-wording.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { hoursOf } from '../../src/domain/hours.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../src/store/database.ts'
import { courseEdition } from './course-edition.ts'

const HOURS = ['07:30', '12:30', '18:00']

/** A cohort that is open to sign-up, on a virtual clock. */
export async function openToSignUp(
  db: Database,
  options: {
    dayOne?: string
    now?: string
    capacity?: number
    slug?: string
    schedule?: object
    days?: number
  } = {},
) {
  const { dayOne = '2027-03-01', now = '2027-02-20T10:00:00Z', slug, capacity, days = 3 } = options
  const clock: VirtualClock = virtualClock(new Date(now))
  const edition: Edition = courseEdition(days, { schedule: { hours: HOURS, ...options.schedule } })
  const wanted = { edition, dayOne, slug, capacity, signUp: 'open' } as const
  const cohort = await scheduleCohort(db, wanted, clock.now())
  const { programme } = edition
  const ask = (
    address: string,
    choice: Partial<SignUp['typed']> & Partial<Pick<SignUp, 'language'>> = {},
  ) => {
    const { language = 'fr', ...typed } = choice
    const all = { address, firstName: '', zone: 'Europe/Paris', at: hoursOf(programme, cohort)[0]!, ...typed }
    const wording = consentWording(programme, language)
    return signUp(db, { cohort, programme, typed: all, language, wording, ip: '192.0.2.7' }, clock)
  }
  return { clock, edition, cohort, programme, ask }
}

/** Everything that the tables about people hold, to see whether anything changed. */
export async function peopleRows(db: Database): Promise<string[]> {
  const tables = [
    'subscribers',
    'tracks',
    'enrolments',
    'requests',
    'consents',
    'deliveries',
    'dispatches',
    'erasures',
  ]
  const rows = tables.map((name) =>
    sql<{ row: string }>`select ${name} || t::text as row from ${sql.table(`feuilleton.${name}`)} t`.execute(
      db,
    ),
  )
  return (await Promise.all(rows)).flatMap(({ rows: found }) => found.map(({ row }) => row)).sort()
}

export type RequestRow = { id: number; kind: string; address: string; state: string; track: string }

/** What was asked for, in order, with how the enrolment stands; the track is the one that was chosen. */
export async function requestRows(db: Database): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select r.id, r.kind, s.address, e.state, t.day_one || ' ' || coalesce(r.detail #>> '{dates,zone}', t.zone) || ' '
      || coalesce(r.detail #>> '{dates,at}', t.at_time) as track
    from feuilleton.requests r
    join feuilleton.enrolments e on e.id = r.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.tracks t on t.id = e.track_id
    order by r.id`.execute(db)
  return rows
}
