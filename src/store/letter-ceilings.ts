import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

/** How many letters an hour go to addresses that have not confirmed. */
export type LetterCeilings = { perDomain: number; inAll: number }

const USUAL: LetterCeilings = { perDomain: 300, inAll: 600 }

export async function findCeilings(db: Database): Promise<LetterCeilings> {
  const query = sql<LetterCeilings>`select per_domain, in_all from feuilleton.letter_ceilings`
  return (await rowsOf(db, query))[0] ?? USUAL
}

export async function keepCeilings(tx: Database, { perDomain, inAll }: LetterCeilings): Promise<void> {
  await sql`
    insert into feuilleton.letter_ceilings (per_domain, in_all) values (${perDomain}, ${inAll})
    on conflict (only_one) do update set per_domain = excluded.per_domain, in_all = excluded.in_all`.execute(
    tx,
  )
}

/** How many letters were asked for since an instant that ask for a confirmation: at this domain, and in all. */
export async function countUnconfirmed(
  db: Database,
  { domain, since }: { domain: string; since: Date },
): Promise<LetterCeilings> {
  const query = sql<LetterCeilings>`
    select count(*) filter (where substring(s.address_key from '[^@]*$') = ${domain}) as per_domain,
      count(*) as in_all
    from feuilleton.requests r
    join feuilleton.enrolments e on e.id = r.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    where r.kind in ('confirmation', 'register', 'new-address') and r.requested_at > ${since}`
  return oneRow(db, query)
}
