import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** The sender of the edition that was sealed last: the relay takes its address, as it takes the lessons from it. */
export async function newestSender(db: Database): Promise<{ name: string; address: string } | undefined> {
  const query = sql<{ name: string; address: string }>`
    select content #>> '{programme,sender,name}' as name, content #>> '{programme,sender,address}' as address
    from feuilleton.editions order by sealed_at desc, hash limit 1`
  return (await rowsOf(db, query))[0]
}
