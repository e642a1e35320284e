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

/** Keeps a form whose work is done afterwards, in the same time for every address. */
export async function keepAsked(db: Database, { kind, ...asked }: AskedForm, now: Date): Promise<void> {
  await sql`
    insert into feuilleton.asked_forms (kind, asked, asked_at, next_at)
    values (${kind}, ${JSON.stringify(asked)}::jsonb, ${now}, ${now})`.execute(db)
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

/** Lets a form wait until an instant. */
export async function putOffAsked(db: Database, id: number, until: Date): Promise<void> {
  await sql`update feuilleton.asked_forms set next_at = ${until} where id = ${id}`.execute(db)
}
