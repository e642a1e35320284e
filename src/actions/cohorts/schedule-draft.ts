import { firstDayAfter } from '../../domain/calendar.ts'
import type { Cohort, Track } from '../../domain/cohort.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { addDays } from '../../domain/local-time.ts'
import { refuseDisorder } from '../../domain/moved-event.ts'
import { Refused } from '../../domain/refusal.ts'
import { trackEvents } from '../../domain/track-reminders.ts'
import { ensureTrack } from '../../store/cohorts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { freeSlug, markScheduled, redateTrack } from '../../store/drafts.ts'
import { publishEdition } from '../../store/editions.ts'
import { listTracks } from '../../store/event-dispatches.ts'
import { writeEntry } from '../../store/journal.ts'
import { lockDraft, type StoredDraft } from './cohort-draft.ts'
import { refuseUnwritable } from './cohort-names.ts'
import { refuseUnfilled } from './places-to-fill-in.ts'
import { planTrackLetters } from './plan-track-letters.ts'
import { scheduledDeed } from './scheduled-deed.ts'

/**
 * Schedules a draft: from when this returns, its letters leave on their dates, to those who are in it already too. It is
 * named after its programme and day one. What is doubtful in its dates is written down with it.
 * @throws Refused when there is no such draft, when the dates of an event cannot hold, and as `refuseUnfilled` does.
 */
export async function scheduleDraft(
  db: Database,
  { slug, by, isTrial }: { slug: string; by: Author; isTrial?: boolean | undefined },
  now: Date,
): Promise<Cohort> {
  return inTransaction(db, async (tx) => {
    const stored = await lockDraft(tx, slug)
    const { programme } = stored.edition
    refuseUnfilled(stored.edition, { isTrial })
    refuseDates(stored)
    const own = await freeSlug(tx, `${programme.programme}-${stored.cohort.dayOne}`)
    refuseUnwritable({ slug: own, name: stored.cohort.name })
    await publishEdition(tx, stored.edition.hash, now)
    const cohort = await markScheduled(tx, stored.cohort.id, own)
    if (cohort.start === 'fixed') await ensureTrack(tx, cohort.id, cohort)
    for (const track of await startingTracks(tx, cohort, now))
      await planTrackLetters(tx, { cohort, programme }, track)
    await writeEntry(tx, {
      by,
      at: now,
      deed: await scheduledDeed(tx, { ...stored, cohort }, now),
      cohortId: cohort.id,
    })
    return cohort
  })
}

const LONGEST_AFTER_DAYS = 366

/** As for an event that is moved later on. */
function refuseDates({ cohort, edition: { programme }, changes, draft }: StoredDraft): void {
  if (cohort.start === 'rolling') return
  const { dayOne } = cohort
  const states = trackEvents({ programme, cohort, changes }, cohort)
  for (const [event, state] of Object.entries(states)) {
    refuseDisorder(event, state)
    for (const moment of Object.keys(draft.moves[event] ?? {})) {
      const date = state.moments[moment]?.date ?? dayOne
      if (date < dayOne || date > addDays(dayOne, LONGEST_AFTER_DAYS))
        throw new Refused({ refused: 'moment-outside-cohort', event, moment, dayOne })
    }
  }
}

/**
 * The tracks of a draft as they begin. An import that had read the draft before it was changed may have added one with the
 * day one of then; in a rolling cohort everybody begins the day after it is scheduled at the earliest.
 */
async function startingTracks(tx: Database, cohort: Cohort, now: Date): Promise<Track[]> {
  for (const track of await listTracks(tx, cohort.id)) {
    const dayOne = cohort.start === 'rolling' ? firstDayOf(cohort, track, now) : cohort.dayOne
    if (dayOne !== track.dayOne) await redateTrack(tx, cohort.id, { ...track, dayOne })
  }
  return listTracks(tx, cohort.id)
}

function firstDayOf({ dayOne }: Cohort, { zone }: Track, now: Date): string {
  const dayAfter = firstDayAfter(now, zone)
  return dayAfter > dayOne ? dayAfter : dayOne
}
