import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'
import type { Planned } from './cohorts.ts'

const BAD_LINES = { header: ['adresse'], lines: [{ cells: ['max(at)example.org'], problems: [] }] }

/** One list that everybody of a cohort came by; a line of it was bad. */
export async function addImport(db: Database, { cohort, people, now }: Planned): Promise<void> {
  await sql`
    with added as (
      insert into feuilleton.imports (cohort_id, author, at, file_name, file_hash, state, basis, people, done, enrolled, ended_at)
      values (${cohort.id}, 'Camille', ${now}::timestamptz - interval '100 days', 'liste.csv', repeat('0', 64), 'done',
        'Inscription à la lettre', ${people}, ${people}, ${people}, ${now}::timestamptz - interval '100 days')
      returning id
    ), kept as (
      insert into feuilleton.import_files (import_id, bad_lines) select id, ${JSON.stringify(BAD_LINES)}::jsonb from added
    )
    update feuilleton.enrolments set import_id = added.id from added where cohort_id = ${cohort.id}`.execute(
    db,
  )
}
