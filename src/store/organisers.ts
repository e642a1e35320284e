import { sql } from 'kysely'
import { type Address, addressKey } from '../domain/address.ts'
import type { Role } from '../domain/rights.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

export type Organiser = {
  id: number
  address: Address
  name: string
  role: Role
  mayExport: boolean
  /** Null: that of the browser. */
  language: Language | null
  invitedAt: Date
  /** Null until the invitation is accepted. */
  joinedAt: Date | null
}

const columns = sql`o.id, o.address, o.name, o.role, o.may_export, o.language, o.invited_at, o.joined_at`

/** Everybody who may sign in or is invited to, in the order in which they came. */
export async function listOrganisers(db: Database): Promise<Organiser[]> {
  return rowsOf(
    db,
    sql<Organiser>`select ${columns} from feuilleton.organisers o where o.removed_at is null order by o.id`,
  )
}

/** One who may sign in or is invited to; `isTaken` locks the row until the transaction ends. */
export async function findOrganiser(
  db: Database,
  id: number,
  { isTaken = false } = {},
): Promise<Organiser | undefined> {
  const query = sql<Organiser>`
    select ${columns} from feuilleton.organisers o where o.id = ${id} and o.removed_at is null
    ${isTaken ? sql`for update` : sql``}`
  return (await rowsOf(db, query))[0]
}

export async function organiserAt(db: Database, address: Address): Promise<Organiser | undefined> {
  const query = sql<Organiser>`
    select ${columns} from feuilleton.organisers o
    where o.address_key = ${addressKey(address)} and o.removed_at is null`
  return (await rowsOf(db, query))[0]
}

export type NewOrganiser = { address: Address; name: string; role: Role; mayExport: boolean }

/** Adds an organiser who is invited; one who was removed is taken back, with the new role. */
export async function addOrganiser(tx: Database, organiser: NewOrganiser, now: Date): Promise<Organiser> {
  const { address, name, role, mayExport } = organiser
  return oneRow(
    tx,
    sql<Organiser>`
    insert into feuilleton.organisers as o (address, address_key, name, role, may_export, invited_at)
    values (${address}, ${addressKey(address)}, ${name}, ${role}, ${mayExport}, ${now})
    on conflict (address_key) do update set name = excluded.name, role = excluded.role,
      may_export = excluded.may_export, invited_at = excluded.invited_at, joined_at = null, removed_at = null
    returning ${columns}`,
  )
}

/** Notes that an invitation is accepted; one that was stays as it was. */
export async function markJoined(tx: Database, id: number, now: Date): Promise<void> {
  await sql`
    update feuilleton.organisers set joined_at = coalesce(joined_at, ${now}) where id = ${id}`.execute(tx)
}

export type Standing = Pick<Organiser, 'role' | 'mayExport'>

export async function changeStanding(tx: Database, id: number, { role, mayExport }: Standing): Promise<void> {
  await sql`
    update feuilleton.organisers set role = ${role}, may_export = ${mayExport} where id = ${id}`.execute(tx)
}

export type Profile = Pick<Organiser, 'name' | 'language'>

export async function changeProfile(tx: Database, id: number, { name, language }: Profile): Promise<void> {
  await sql`
    update feuilleton.organisers set name = ${name}, language = ${language} where id = ${id}`.execute(tx)
}

/** Keeps the row, for the journal; nobody signs in with it any more. */
export async function markRemoved(tx: Database, id: number, now: Date): Promise<void> {
  await sql`update feuilleton.organisers set removed_at = ${now} where id = ${id}`.execute(tx)
}

/**
 * The ids of the owners who have joined, locked until the transaction ends: of two owners who remove each other at once,
 * the second finds that one is left.
 */
export async function takeOwners(tx: Database): Promise<number[]> {
  const query = sql<{ id: number }>`
    select id from feuilleton.organisers
    where role = 'owner' and joined_at is not null and removed_at is null order by id for update`
  return (await rowsOf(tx, query)).map(({ id }) => id)
}

/** Whether anybody can run this installation from its pages. */
export async function hasOwner(db: Database): Promise<boolean> {
  const query = sql<{ has: boolean }>`
    select exists (
      select from feuilleton.organisers where role = 'owner' and joined_at is not null and removed_at is null) as has`
  return (await oneRow(db, query)).has
}
