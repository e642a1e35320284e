import { sql } from 'kysely'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import type { Address } from '../../src/domain/address.ts'
import { localDate } from '../../src/domain/local-time.ts'
import { type Database, rowsOf } from '../../src/store/database.ts'
import { openCourse } from '../support/course.ts'
import { IMPORTED } from '../support/imported.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { morningEdition } from './stage.ts'

export const KEY = 'k'.repeat(32)
/** What the server of the readers says to each at RCPT, by the beginning of their addresses. */
export const REPLIES: Readonly<Record<string, string>> = {
  gone: '550 5.1.1 User unknown',
  full: '552 5.2.2 Mailbox full',
  spam: '554 5.7.1 Client host blocked using zen.spamhaus.org',
  busy: '450 4.3.2 Try again later',
}
/** The three ways by which reports come in; each has readers, and a sending domain, of its own. */
export const WAYS = ['door', 'box', 'pipe'] as const
export type Way = (typeof WAYS)[number]

/** What is noted, and what became of the letters, of the readers of each way. */
export const ALL = {
  noted: ['busy delayed', 'busy soft passing', 'full soft passing', 'gone hard gone', 'spam soft policy'],
  states: [
    'busy returned passing',
    'full returned passing',
    'gone returned gone',
    'spam returned policy',
    'zoe submitted',
  ],
}

const readersBy = (way: Way) =>
  [...Object.keys(REPLIES), 'zoe'].map((name) => `${name}.${way}@lointain.example`)

/** Of a cohort that everybody joined yesterday, with its first lesson due since the start of this day. */
function today() {
  const edition = morningEdition()
  const now = new Date()
  const joined = new Date(now.getTime() - 86_400_000)
  return { edition, now, joined, dayOne: localDate(now, edition.programme.zone) }
}

/** The cohort whose letters a service sends, of which the reports come to its door. */
export async function scheduleToday(db: Database): Promise<void> {
  const { edition, joined, dayOne } = today()
  const cohort = await scheduleCohort(db, { edition, dayOne }, joined)
  const people = readersBy('door').map((address) => ({ address: address as Address }))
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, { now: () => joined })
}

/** The letters of a cohort, handed to the relay from this process. */
export async function sendFrom(db: Database, way: 'box' | 'pipe', port: number): Promise<void> {
  const { edition, now, joined, dayOne } = today()
  const people = readersBy(way)
  const course = await openCourse({
    ...{ db, edition, port, slug: way, dayOne, joined: joined.toISOString(), people },
  })
  course.clock.set(now)
  const worker = course.worker({ mailDomain: `${way}.example` })
  for (const id of await course.tick()) while (await deliverChunk(worker, id));
  course.close()
}

/** What is noted, what became of the letters, and which addresses are suppressed, of the readers of one way. */
export async function heard(db: Database, way: Way) {
  const like = `%.${way}@%`
  const mails = await rowsOf(
    db,
    sql<{ kind: string; verdict: string | null; address: string }>`
    select r.kind, r.verdict, s.address from feuilleton.returned_mail r
    join feuilleton.enrolments e on e.id = r.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    where s.address like ${like}`,
  )
  const noted = mails.map(({ kind, verdict, address }) =>
    [address.split('.')[0], kind, verdict ?? ''].join(' ').trim(),
  )
  const letters = (await ledgerRows(db)).filter(({ address }) => address.includes(`.${way}@`))
  const states = letters.map(({ address, state, reason }) =>
    `${address.split('.')[0]} ${state} ${reason ?? ''}`.trim(),
  )
  const suppressions = await rowsOf(
    db,
    sql<{
      addressKey: string
    }>`select address_key from feuilleton.suppressions where address_key like ${like}`,
  )
  return {
    noted: noted.toSorted(),
    states: states.toSorted(),
    suppressed: suppressions.map(({ addressKey }) => addressKey),
  }
}
