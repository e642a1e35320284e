import { sql } from 'kysely'
import type { LetterKind } from '../domain/letter-kind.ts'
import { type Database, rowsOf } from './database.ts'
import type { RequestKind } from './requests.ts'

/** What a letter to somebody is named by. */
export type NamedLetter = {
  letter: string
  kind: LetterKind
  /** The number of a lesson; 0 of any other letter. */
  day: number
  /** The event that it is about, if any. */
  event: string | null
  /** For a letter that was asked for: what was asked, and of which lesson. */
  asked: RequestKind | null
  askedLetter: string | null
  /** Of a one-off letter, with its placeholders. */
  subject?: string | null
}

type LetterOfCohort = Pick<NamedLetter, 'letter' | 'kind' | 'day' | 'event' | 'subject'>

/** A letter of a cohort that is in no answer; undefined where it has none of this name. */
export async function letterOfCohort(
  db: Database,
  { cohortId, letter }: { cohortId: number; letter: string },
): Promise<LetterOfCohort | undefined> {
  const [found] = await rowsOf(
    db,
    sql<LetterOfCohort>`
    select i.letter, i.kind, i.day, i.event,
      (select o.subject from feuilleton.one_offs o where o.id = i.one_off_id) as subject
    from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
    where t.cohort_id = ${cohortId} and i.letter = ${letter} limit 1`,
  )
  return found
}
