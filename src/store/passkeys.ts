import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

export type Passkey = {
  id: number
  organiserId: number
  /** As browsers name it, in base64url. */
  credential: string
  /** COSE_Key. */
  publicKey: Buffer
  counter: number
  name: string
  madeAt: Date
  /** Null until somebody has signed in with it. */
  usedAt: Date | null
}

export type NewPasskey = Pick<Passkey, 'organiserId' | 'credential' | 'counter' | 'name'> & {
  publicKey: Uint8Array
}

const columns = sql`p.id, p.organiser_id, p.credential, p.public_key, p.counter, p.name, p.made_at, p.used_at`

/** Adds a passkey; false where it is there already, whosever it is. */
export async function addPasskey(tx: Database, passkey: NewPasskey, now: Date): Promise<boolean> {
  const { organiserId, credential, publicKey, counter, name } = passkey
  const query = sql`
    insert into feuilleton.passkeys (organiser_id, credential, public_key, counter, name, made_at)
    values (${organiserId}, ${credential}, ${Buffer.from(publicKey)}, ${counter}, ${name}, ${now})
    on conflict (credential) do nothing returning 1`
  return (await rowsOf(tx, query)).length > 0
}

/** The passkeys of an organiser, the oldest first. */
export async function listPasskeys(db: Database, organiserId: number): Promise<Passkey[]> {
  const query = sql<Passkey>`
    select ${columns} from feuilleton.passkeys p where p.organiser_id = ${organiserId} order by p.id`
  return rowsOf(db, query)
}

/** A passkey of somebody who may sign in, locked until the transaction ends. */
export async function takePasskey(tx: Database, credential: string): Promise<Passkey | undefined> {
  const query = sql<Passkey>`
    select ${columns} from feuilleton.passkeys p join feuilleton.organisers o on o.id = p.organiser_id
    where p.credential = ${credential} and o.joined_at is not null and o.removed_at is null for update of p`
  return (await rowsOf(tx, query))[0]
}

export async function markPasskeyUsed(
  tx: Database,
  id: number,
  { counter, now }: { counter: number; now: Date },
): Promise<void> {
  await sql`update feuilleton.passkeys set counter = ${counter}, used_at = ${now} where id = ${id}`.execute(
    tx,
  )
}

/** Removes a passkey of an organiser; its name, undefined where there is no such passkey of theirs. */
export async function dropPasskey(
  tx: Database,
  { organiserId, id }: { organiserId: number; id: number },
): Promise<string | undefined> {
  const query = sql<{ name: string }>`
    delete from feuilleton.passkeys where id = ${id} and organiser_id = ${organiserId} returning name`
  return (await rowsOf(tx, query))[0]?.name
}

export async function dropPasskeysOf(tx: Database, organiserId: number): Promise<void> {
  await sql`delete from feuilleton.passkeys where organiser_id = ${organiserId}`.execute(tx)
}

/** Notes that a challenge was answered, and forgets those that are too old to be; false where it was answered before. */
export async function spendChallenge(
  tx: Database,
  { hash, expiresAt, now }: { hash: Buffer; expiresAt: Date; now: Date },
): Promise<boolean> {
  await sql`delete from feuilleton.passkey_challenges where expires_at < ${now}`.execute(tx)
  const query = sql`
    insert into feuilleton.passkey_challenges (hash, expires_at) values (${hash}, ${expiresAt})
    on conflict do nothing returning 1`
  return (await rowsOf(tx, query)).length > 0
}
