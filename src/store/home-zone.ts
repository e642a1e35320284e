import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** The zone in which an installation lives: that of the cohort that was made last; Paris before there is one. */
export async function homeZone(db: Database): Promise<string> {
  const query = sql<{ zone: string }>`select zone from feuilleton.cohorts order by id desc limit 1`
  return (await rowsOf(db, query))[0]?.zone ?? 'Europe/Paris'
}
