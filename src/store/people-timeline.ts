import { sql } from 'kysely'
import type { LetterOutcome } from '../domain/letter-outcome.ts'
import type { Decision } from '../domain/waiting-letter.ts'
import type { ConsentEvent } from './consents.ts'
import { type Database, rowsOf } from './database.ts'
import type { NamedLetter } from './named-letter.ts'
import type { Standing } from './registrations.ts'

/** A letter to somebody, as the ledger has it. */
export type PersonLetter = NamedLetter & {
  deliveryId: number
  enrolmentId: number
  state: string
  reason: string | null
  outcome: LetterOutcome
  /** What the relay said last. */
  reply: string | null
  /** When it was handed over or ended, or is going to be tried. */
  at: Date
  expiresAt: Date
  zone: string
}

/** Every letter to somebody, the newest first. */
export async function lettersTo(db: Database, subscriberId: number): Promise<PersonLetter[]> {
  return rowsOf(
    db,
    sql<PersonLetter>`
    select d.id as delivery_id, d.enrolment_id, d.letter, d.kind, i.day,
      coalesce(i.event, r.detail ->> 'event') as event,
      r.kind as asked, r.detail ->> 'letter' as asked_letter,
      (select o.subject from feuilleton.one_offs o where o.id = i.one_off_id) as subject, d.state, d.reason, d.reply,
      feuilleton.letter_outcome(d.state, d.reason) as outcome,
      coalesce(d.handed_at, d.settled_at, d.next_at) as at, d.expires_at, t.zone
    from feuilleton.enrolments e
    join feuilleton.deliveries d on d.enrolment_id = e.id
    join feuilleton.dispatches i on i.id = d.dispatch_id
    join feuilleton.tracks t on t.id = i.track_id
    left join feuilleton.requests r on r.id = d.request_id
    where e.subscriber_id = ${subscriberId}
    order by at desc, d.id desc`,
  )
}

/** What somebody did, or an organiser about them, beside letters. */
export type PersonEvent = { at: Date; enrolmentId: number } & (
  | { what: 'consent'; event: ConsentEvent; wording: string | null; detail: string | null }
  | { what: 'registration'; event: string; state: Standing; attended: boolean | null }
  | { what: 'reading'; letter: string }
  | { what: 'decision'; letter: string; decision: Decision; by: 'policy' | 'organiser'; note: string | null }
)

type Row = { what: string; at: Date; enrolmentId: number; facts: object }

/** Consents, registrations, lessons marked as read and decisions about letters, the newest first. */
export async function eventsOf(db: Database, subscriberId: number): Promise<PersonEvent[]> {
  const query = sql<Row>`
    with mine as (select id from feuilleton.enrolments where subscriber_id = ${subscriberId})
    select 'consent' as what, x.at, x.enrolment_id,
      jsonb_build_object('event', x.event, 'wording', x.wording, 'detail', x.detail) as facts
    from feuilleton.consents x join mine m on m.id = x.enrolment_id
    union all
    select 'registration', r.since, r.enrolment_id,
      jsonb_build_object('event', r.event, 'state', r.state, 'attended', r.attended)
    from feuilleton.registrations r join mine m on m.id = r.enrolment_id
    union all
    select 'reading', g.read_at, g.enrolment_id, jsonb_build_object('letter', g.letter)
    from feuilleton.readings g join mine m on m.id = g.enrolment_id
    union all
    select 'decision', n.decided_at, d.enrolment_id,
      jsonb_build_object('letter', d.letter, 'decision', n.decision, 'by', n.decided_by, 'note', n.note)
    from feuilleton.resolutions n join feuilleton.deliveries d on d.id = n.delivery_id
    join mine m on m.id = d.enrolment_id
    order by 2 desc`
  return (await rowsOf(db, query)).map(
    ({ facts, ...row }) =>
      // The facts of a row are those of its kind: the query above pairs them.
      ({ ...row, ...facts }) as PersonEvent,
  )
}
