import { sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import type { TypedGuest, TypedSignUp } from '../domain/sign-up-form.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, rowsOf } from './database.ts'

/** What stands beside a box that was ticked, word for word, and from where it was sent. */
type Agreed = { language: Language; wording: string; ip?: string | undefined }

/** What was sent with a form that anybody can send. `cohort` is a slug. */
export type AskedForm =
  | ({ kind: 'sign-up'; cohort: string; typed: TypedSignUp } & Agreed)
  | ({ kind: 'register'; cohort: string; event: string; typed: TypedGuest } & Agreed)
  | { kind: 'link'; address: Address }
  | { kind: 'sign-in'; address: Address; device: string; language?: Language | undefined }

export type DueForm = { id: number; askedAt: Date; asked: AskedForm }

/**
 * How many forms of a kind may wait, from one network and in all: more than people send who mean it, less than an attack
 * may heap up. What is worked off in time never comes near. Of each kind by itself, so that sign-ups over their ceiling
 * keep no organiser from signing in.
 */
const MOST = { ofNetwork: 100, inAll: 10_000 }

/**
 * Keeps a form whose work is done afterwards, in the same time for every address. `network` is where it comes from, as
 * limits count it.
 * @returns false when so many wait that this one is not kept, whatever its address.
 */
export async function keepAsked(
  db: Database,
  { kind, ...asked }: AskedForm,
  { network = 'unknown', now }: { network?: string | undefined; now: Date },
): Promise<boolean> {
  const query = sql`
    insert into feuilleton.asked_forms (kind, asked, network, asked_at, next_at)
    select ${kind}, ${JSON.stringify(asked)}::jsonb, ${network}, ${now}, ${now}
    where (select count(*) from (
        select from feuilleton.asked_forms where kind = ${kind} and network = ${network} limit ${MOST.ofNetwork}) w) < ${MOST.ofNetwork}
      and (select count(*) from (
        select from feuilleton.asked_forms where kind = ${kind} limit ${MOST.inAll}) w) < ${MOST.inAll}
    returning id`
  return (await rowsOf(db, query)).length === 1
}

/** The form that waits longest, locked until `tx` ends; one that another process has is left out. */
export async function takeAsked(
  tx: Database,
  { now, kinds }: { now: Date; kinds: readonly AskedForm['kind'][] },
): Promise<DueForm | undefined> {
  const query = sql<DueForm>`
    select id, asked_at, asked || jsonb_build_object('kind', kind) as asked from feuilleton.asked_forms
    where next_at <= ${now} and kind = any(${[...kinds]}::text[])
    order by next_at, id limit 1 for update skip locked`
  return (await rowsOf(tx, query))[0]
}

export async function dropAsked(tx: Database, id: number): Promise<void> {
  await sql`delete from feuilleton.asked_forms where id = ${id}`.execute(tx)
}

/** Whether a form waits that was sent before an instant. */
export async function hasAskedBefore(db: Database, instant: Date): Promise<boolean> {
  const query = sql`select from feuilleton.asked_forms where asked_at < ${instant} limit 1`
  return (await rowsOf(db, query)).length > 0
}

/** Drops the forms that were sent before an instant, but for those that a process is working on; returns how many. */
export async function dropAskedBefore(tx: Database, instant: Date): Promise<number> {
  const query = sql`
    delete from feuilleton.asked_forms where id in (
      select id from feuilleton.asked_forms where asked_at < ${instant} for update skip locked)
    returning id`
  return (await rowsOf(tx, query)).length
}

/** Lets a form wait until an instant. */
export async function putOffAsked(db: Database, id: number, until: Date): Promise<void> {
  await sql`update feuilleton.asked_forms set next_at = ${until} where id = ${id}`.execute(db)
}
