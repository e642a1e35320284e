import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'

/** What the journal says, in order, such as `ana: cohort-paused mars {"reason":"essai"}`. */
export async function journalLines(db: Database): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select j.author || ': ' || j.act || coalesce(' ' || c.slug, '') || ' ' || (j.facts - 'cohort')::text as line
    from feuilleton.journal j left join feuilleton.cohorts c on c.id = j.cohort_id order by j.id`.execute(db)
  return rows.map(({ line }) => line)
}
