import { type RawBuilder, sql } from 'kysely'
import type { Language } from '../language/catalogues.ts'
import { FALLBACK_LANGUAGE } from '../language/language.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** The language of a programme as it was sealed last; undefined for one that there never was. */
export function programmeLanguage(db: Database, programme: string): Promise<Language | undefined> {
  return first(
    db,
    sql`select language from feuilleton.editions where programme = ${programme} and published order by sealed_at desc, hash limit 1`,
  )
}

/** The language of the programme of a cohort. */
export function cohortLanguage(db: Database, slug: string): Promise<Language | undefined> {
  return first(
    db,
    sql`
    select ed.language from feuilleton.cohorts c join feuilleton.editions ed on ed.hash = c.edition_hash
    where c.slug = ${slug}`,
  )
}

/** The language of the subscriber of an enrolment, of a delivery or of a request. */
export function readerLanguageOf(
  db: Database,
  what: 'enrolment' | 'delivery' | 'request',
  id: number,
): Promise<Language | undefined> {
  switch (what) {
    case 'enrolment':
      return first(db, sql`select language from feuilleton.enrolments where id = ${id}`)
    case 'delivery':
      return first(
        db,
        sql`
        select e.language from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
        where d.id = ${id}`,
      )
    case 'request':
      return first(db, sql`select language from feuilleton.requests where id = ${id}`)
  }
}

/**
 * The language that the programmes of all running cohorts share; the fallback where they do not, and where there are
 * none.
 */
export async function commonLanguage(db: Database): Promise<Language> {
  const query = sql<{ language: Language }>`
    select case when count(distinct ed.language) = 1 then min(ed.language) else ${FALLBACK_LANGUAGE} end as language
    from feuilleton.cohorts c join feuilleton.editions ed on ed.hash = c.edition_hash where c.state = 'running'`
  return (await oneRow(db, query)).language
}

async function first(db: Database, query: RawBuilder<unknown>): Promise<Language | undefined> {
  return (await rowsOf(db, query as RawBuilder<{ language: Language }>))[0]?.language
}
