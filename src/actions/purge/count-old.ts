import { keptSince, RETAINED, type Retained, type Retention } from '../../domain/retention.ts'
import type { Database } from '../../store/database.ts'
import { countOldPeople } from '../../store/old-people.ts'
import { countRows } from '../../store/old-rows.ts'
import type { OldFiles } from './old-files.ts'

type CountRequest = { retention: Retention; now: Date; files: OldFiles }

/** How much of each kind a purge would delete now. It changes nothing. */
export async function countOld(
  db: Database,
  { retention, now, files }: CountRequest,
): Promise<{ kind: Retained; n: number; before: Date }[]> {
  const counts = []
  for (const kind of RETAINED) {
    const before = keptSince(retention, kind, now)
    counts.push({ kind, before, n: await count(db, kind, { before, files }) })
  }
  return counts
}

function count(
  db: Database,
  kind: Retained,
  { before, files }: { before: Date; files: OldFiles },
): Promise<number> {
  switch (kind) {
    case 'people':
    case 'unconfirmed':
      return countOldPeople(db, kind, before)
    case 'origins':
    case 'requests':
      return countRows(db, kind, before)
    case 'outbox':
    case 'rehearsals':
      return files.count(kind, before)
  }
}
