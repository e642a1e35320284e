import { sql } from 'kysely'
import type { LessonPicture } from '../domain/lesson-picture.ts'
import { type Database, rowsOf } from './database.ts'

export type PictureFile = LessonPicture & { bytes: Buffer }

/** Keeps a picture; keeping it again changes nothing, as the same hash is the same picture. */
export async function keepPicture(db: Database, picture: PictureFile, now: Date): Promise<void> {
  const { hash, type, bytes, width, height } = picture
  await sql`
    insert into feuilleton.pictures (hash, type, bytes, width, height, added_at)
    values (${hash}, ${type}, ${bytes}, ${width}, ${height}, ${now})
    on conflict (hash) do nothing`.execute(db)
}

export async function findPicture(db: Database, hash: string): Promise<PictureFile | undefined> {
  const query = sql<PictureFile>`
    select hash, type, bytes, width, height from feuilleton.pictures where hash = ${hash}`
  return (await rowsOf(db, query))[0]
}
