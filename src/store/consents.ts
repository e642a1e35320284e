import { sql } from 'kysely'
import { wordingHash } from '../domain/consent-wording.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import { storable } from './storable.ts'

export type ConsentEvent = 'asked' | 'confirmed' | 'imported' | 'left' | 'erased'

export type NewConsent = {
  enrolmentId: number
  event: ConsentEvent
  /** What was shown, word for word; kept with its SHA-256. */
  wording?: string
  at: Date
  /** From where, when it is known. */
  ip?: string | undefined
  /** The request whose link was used, or that asks for the confirmation. */
  requestId?: number
  detail?: string
}

/** Adds a line to the proof of who agreed to what, of an enrolment that it holds; lines are never changed. */
export async function addConsent(tx: Database, consent: NewConsent): Promise<void> {
  const { enrolmentId, event, wording = null, at, ip, requestId = null, detail } = consent
  const hash = wording === null ? null : wordingHash(wording)
  const [from = null, note = null] = [ip, detail].map((text) => (text === undefined ? null : storable(text)))
  // Nothing else would keep a line from an enrolment that is just being taken away.
  const query = sql`
    insert into feuilleton.consents (enrolment_id, event, wording, wording_hash, at, ip, request_id, detail)
    select id, ${event}, ${wording}, ${hash}, ${at}::timestamptz, ${from}, ${requestId}::bigint, ${note}
    from feuilleton.enrolments where id = ${enrolmentId} for key share
    returning id`
  await oneRow(tx, query)
}

/** One line of the proof, with the enrolment that it is about. */
export type Consent = {
  enrolmentId: number
  cohort: string
  cohortName: string
  state: string
  event: ConsentEvent
  at: Date
  wording: string | null
  wordingHash: string | null
  ip: string | null
  requestId: number | null
  detail: string | null
}

/** All that the person with this address agreed to and took back, in every cohort, in order. */
export async function consentsOf(db: Database, addressKey: string): Promise<Consent[]> {
  return rowsOf(
    db,
    sql<Consent>`
    select x.enrolment_id, c.slug as cohort, c.name as cohort_name, e.state, x.event, x.at,
      x.wording, x.wording_hash, x.ip, x.request_id, x.detail
    from feuilleton.consents x
    join feuilleton.enrolments e on e.id = x.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    where s.address_key = ${addressKey}
    order by x.enrolment_id, x.id`,
  )
}
