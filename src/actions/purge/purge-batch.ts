import type { Author } from '../../domain/journal-entry.ts'
import { keptSince, RETAINED, type Retained, type Retention } from '../../domain/retention.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { forgetPeople } from '../../store/forget-people.ts'
import { writeEntry } from '../../store/journal.ts'
import { lockOldPeople, type OldPeople, oldPeople } from '../../store/old-people.ts'
import { type OldRows, purgeRows } from '../../store/old-rows.ts'
import { notePurge, type PurgeRun, takePurge } from '../../store/purges.ts'
import type { OldFiles } from './old-files.ts'

export type PurgeRequest = {
  retention: Retention
  now: Date
  by: Author
  /** The files of this machine; undefined in a process that has none. */
  files?: OldFiles | undefined
  /** Purge again what was purged less than a day ago. */
  isAsked?: boolean
}

/** Who purges when nobody asked for it. */
export const PURGED_BY_ITSELF: Author = { name: 'Feuilleton' }

const DAY_MS = 86_400_000
/** Small, as whoever signs up or gets a letter waits for the rows of one batch at most: some milliseconds. */
const ROWS = 200
const PEOPLE_LOOKED_AT = 500
/** Each may have hundreds of letters. */
const PEOPLE = 5
const FILES: readonly Retained[] = ['outbox', 'rehearsals']

/**
 * Purges one batch of one kind that is due, once a day for each, and tells the journal when its run ends.
 * @returns false when nothing was due.
 */
export async function purgeBatch(db: Database, request: PurgeRequest): Promise<boolean> {
  const { files, now, isAsked = false } = request
  const kinds = RETAINED.filter((kind) => files || !FILES.includes(kind))
  // Not `now` itself: a run that began in this instant has been made.
  const again = new Date(now.getTime() - (isAsked ? 1 : DAY_MS))
  return inTransaction(db, async (tx) => {
    const run = await takePurge(tx, { kinds, again })
    if (!run) return false
    const { purged, position } = await purgeSome(tx, run, request)
    const isOver = position === undefined
    const sofar = { kind: run.kind, position: position ?? 0, purged: run.purged + purged }
    await notePurge(tx, { ...sofar, isOver, now })
    if (isOver && sofar.purged > 0)
      await writeEntry(tx, {
        by: request.by,
        at: now,
        deed: { act: 'data-purged', kind: run.kind, n: sofar.purged },
      })
    return true
  })
}

/** What a batch purged, and up to which id; no id when the run is over. */
type Batch = { purged: number; position: number | undefined }

async function purgeSome(
  tx: Database,
  run: PurgeRun,
  { retention, now, files }: PurgeRequest,
): Promise<Batch> {
  const before = keptSince(retention, run.kind, now)
  switch (run.kind) {
    case 'people':
    case 'unconfirmed':
      return purgePeople(tx, run.kind, { after: run.position, before, now })
    case 'origins':
    case 'requests':
      return purgeOldRows(tx, run.kind, before)
    case 'outbox':
    case 'rehearsals':
      return { purged: (await files?.purge(run.kind, before)) ?? 0, position: undefined }
  }
}

async function purgePeople(
  tx: Database,
  kind: OldPeople,
  { after, before, now }: { after: number; before: Date; now: Date },
): Promise<Batch> {
  const { last, ids: all } = await oldPeople(tx, kind, { after, most: PEOPLE_LOOKED_AT, before })
  const ids = all.slice(0, PEOPLE)
  const locked = ids.length === 0 ? [] : await lockOldPeople(tx, kind, { ids, before })
  if (locked.length > 0) await forgetPeople(tx, locked, now)
  return { purged: locked.length, position: ids.length < all.length ? ids.at(-1) : last }
}

async function purgeOldRows(tx: Database, kind: OldRows, before: Date): Promise<Batch> {
  const purged = await purgeRows(tx, kind, { before, most: ROWS })
  return { purged, position: purged === 0 ? undefined : 0 }
}
