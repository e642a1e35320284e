import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'

export type LedgerRow = {
  id: number
  letter: string
  address: string
  state: string
  reason: string | null
  reply: string | null
  attempts: number
  fence: number
  bodies: number
  resends: number
}

/** The ledger as a test reads it, in the order of its rows. */
export async function ledgerRows(db: Database): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`
    select d.id, d.letter, s.address, d.state, d.reason, d.reply, d.attempts, d.fence, d.bodies, d.resends
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    order by d.id`.execute(db)
  return rows
}

/** Such as `['jour-01 ana@example.org submitted']`. */
export async function ledgerWords(db: Database): Promise<string[]> {
  const rows = await ledgerRows(db)
  return rows.map(({ letter, address, state, reason }) => {
    return `${letter} ${address} ${state}${state === 'skipped' ? `(${reason})` : ''}`
  })
}
