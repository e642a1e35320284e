import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'

/** Every value of the database, whatever its type, that has this word in it, as `table.column`; letters' case is one. */
export async function wordsWith(db: Database, word: string): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'feuilleton' order by 1, 2`.execute(db)
  const found: string[] = []
  for (const { table, column } of columns) {
    const { rows } = await sql<{ number: number }>`
      select count(*)::int as number from ${sql.table(`feuilleton.${table}`)}
      where position(${word.toLowerCase()} in lower(${sql.ref(column)}::text)) > 0`.execute(db)
    if (rows[0]!.number > 0) found.push(`${table}.${column}`)
  }
  return found
}
