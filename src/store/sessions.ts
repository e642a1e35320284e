import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'
import type { Organiser } from './organisers.ts'

/** A browser in which an organiser is signed in, with the organiser. */
export type Session = {
  sessionId: number
  /** What the next page has to say. */
  told: unknown
  seenAt: Date
  organiser: Organiser
}

export type NewSession = {
  hash: Buffer
  organiserId: number
  /** The browser's own name, to tell one session from another. */
  device: string
  now: Date
  expiresAt: Date
}

export async function addSession(tx: Database, session: NewSession): Promise<number> {
  const { hash, organiserId, device, now, expiresAt } = session
  const query = sql<{ id: number }>`
    insert into feuilleton.sessions (hash, organiser_id, device, created_at, seen_at, expires_at)
    values (${hash}, ${organiserId}, ${device}, ${now}, ${now}, ${expiresAt}) returning id`
  return (await oneRow(tx, query)).id
}

type Row = Omit<Session, 'organiser'> & Organiser

/** The session with this hash, unless it has expired or its organiser was removed. */
export async function findSession(db: Database, hash: Buffer, now: Date): Promise<Session | undefined> {
  const query = sql<Row>`
    select s.id as session_id, s.told, s.seen_at,
      o.id, o.address, o.name, o.role, o.may_export, o.language, o.invited_at, o.joined_at
    from feuilleton.sessions s join feuilleton.organisers o on o.id = s.organiser_id
    where s.hash = ${hash} and s.expires_at > ${now} and o.removed_at is null`
  const [row] = await rowsOf(db, query)
  if (!row) return undefined
  const { sessionId, told, seenAt, ...organiser } = row
  return { sessionId, told, seenAt, organiser }
}

/** Notes that a session is in use, which puts off its end. */
export async function keepSession(
  db: Database,
  sessionId: number,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    update feuilleton.sessions set seen_at = ${now}, expires_at = ${expiresAt} where id = ${sessionId}`.execute(
    db,
  )
}

/** Stores what the next page of a session has to say; null for nothing. */
export async function tellNext(db: Database, sessionId: number, told: object | null): Promise<void> {
  await sql`
    update feuilleton.sessions set told = ${told && JSON.stringify(told)}::jsonb where id = ${sessionId}`.execute(
    db,
  )
}

export async function endSession(db: Database, sessionId: number): Promise<void> {
  await sql`delete from feuilleton.sessions where id = ${sessionId}`.execute(db)
}

/** Signs an organiser out everywhere; how many sessions that ended. */
export async function endSessionsOf(db: Database, organiserId: number): Promise<number> {
  const query = sql`delete from feuilleton.sessions where organiser_id = ${organiserId} returning 1`
  return (await rowsOf(db, query)).length
}

export type OpenSession = { id: number; device: string; seenAt: Date }

/** Where an organiser is signed in, the browser used last first. */
export async function listSessions(db: Database, organiserId: number, now: Date): Promise<OpenSession[]> {
  const query = sql<OpenSession>`
    select id, device, seen_at from feuilleton.sessions
    where organiser_id = ${organiserId} and expires_at > ${now} order by seen_at desc, id desc`
  return rowsOf(db, query)
}

/** Ends one session of an organiser; the name of its browser, undefined where there is no such session of theirs. */
export async function endSessionOf(
  tx: Database,
  { organiserId, sessionId }: { organiserId: number; sessionId: number },
): Promise<string | undefined> {
  const query = sql<{ device: string }>`
    delete from feuilleton.sessions where id = ${sessionId} and organiser_id = ${organiserId} returning device`
  return (await rowsOf(tx, query))[0]?.device
}
