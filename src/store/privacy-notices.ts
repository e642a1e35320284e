import { sql } from 'kysely'
import type { PrivacyNotice } from '../domain/privacy.ts'
import { type Database, rowsOf } from './database.ts'

/** What readers are to be told of their data: once for all programmes, as sealed last, that say the same. */
export async function privacyNotices(db: Database): Promise<PrivacyNotice[]> {
  const query = sql<PrivacyNotice>`
    with newest as (
      select distinct on (programme) programme, content -> 'programme' as said
      from feuilleton.editions where published order by programme, sealed_at desc, hash
    )
    select array_agg(said ->> 'title' order by programme) as titles, said -> 'sender' as sender,
      said -> 'privacy' as privacy
    from newest group by said -> 'sender', said -> 'privacy' order by min(programme)`
  return (await rowsOf(db, query)).map(({ privacy, ...rest }) => ({ ...rest, privacy: privacy ?? undefined }))
}
