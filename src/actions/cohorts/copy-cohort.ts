import { createHash } from 'node:crypto'
import type { IsoDate } from '../../domain/calendar-rule.ts'
import type { CalendarWarning } from '../../domain/calendar-warning.ts'
import type { Cohort } from '../../domain/cohort.ts'
import { copiedAfter, movedMoments } from '../../domain/copied-dates.ts'
import type { Draft } from '../../domain/draft.ts'
import type { Edition } from '../../domain/edition.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { addDays, localDate } from '../../domain/local-time.ts'
import { mapValues } from '../../domain/map-values.ts'
import { daysBetween } from '../../domain/reader-clock.ts'
import type { ChangedRun } from '../../domain/track-reminders.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { listEventChanges } from '../../store/event-changes.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import { movesIn } from './cohort-draft.ts'
import { cohortWarnings } from './cohort-warnings.ts'
import { beginDraft } from './save-draft.ts'
import { scheduleDraft } from './schedule-draft.ts'

export type CopyRequest = {
  slug: string
  /** Of the same programme as it is written now; without one, that of the cohort is used. */
  edition?: Edition | undefined
  /** Of the copy; without one, in the month after, on the same weekday. */
  dayOne?: IsoDate | undefined
}

/** What a copy of a cohort would be, as plain facts. */
export type CopyPlan = {
  cohort: Cohort
  edition: Edition
  draft: Draft
  /** The copy with its events where they would be: lessons, events and reminders follow from it. */
  run: ChangedRun & { cohort: Cohort }
  warnings: readonly CalendarWarning[]
  /** The same while the copy would be. */
  hash: string
}

/**
 * Plans a cohort like another, each date that was set for an event as many days later as its day one. People are not
 * copied, and dates on which no lesson leaves stay where they are.
 * @throws Refused when there is no such cohort.
 */
export async function planCopy(db: Database, { slug, ...asked }: CopyRequest, now: Date): Promise<CopyPlan> {
  const { cohort, edition: own } = await cohortAndEdition(db, slug)
  const { edition = own, dayOne } = asked
  const days = dayOne
    ? daysBetween(new Date(cohort.dayOne), new Date(dayOne))
    : copiedAfter(cohort.dayOne, localDate(now, cohort.zone))
  const stored = await listEventChanges(db, cohort.id)
  const moves = mapValues(movesIn(stored), (moments) => movedMoments(moments, days))
  const { name, zone, at, calendar, lateJoiners, signUp, capacity } = cohort
  const fields = {
    name,
    zone,
    at,
    calendar,
    lateJoiners,
    signUp,
    capacity,
    dayOne: addDays(cohort.dayOne, days),
  }
  const changes = Object.entries(moves).map(([event, moments], index) => {
    return { event, moments, links: {}, cancelled: false, version: index + 1, sequence: 1, changedAt: now }
  })
  const copy: Cohort = { ...cohort, ...fields, redated: null }
  const hash = createHash('sha256').update(JSON.stringify([cohort.id, edition.hash, fields, moves]))
  return {
    ...{ cohort, edition, draft: { ...fields, moves } },
    run: { cohort: copy, programme: edition.programme, changes },
    warnings: cohortWarnings({ cohort: copy, edition, changes }, now),
    hash: hash.digest('hex').slice(0, 16),
  }
}

/** A copy that is to be made as it was shown. `schedules`: it is scheduled in the same transaction, or else is a draft. */
export type MadeCopy = CopyRequest & {
  hash: string
  schedules: boolean
  by: Author
  isTrial?: boolean | undefined
}

/** `stale`: nothing was made, as the copy would be another by now than what was shown. */
export type CopyOutcome = { made: 'copied'; copy: Cohort } | { made: 'stale'; plan: CopyPlan }

/**
 * Makes a copy as it was shown.
 * @throws Refused as `planCopy` does, and as `scheduleDraft` where it is to be scheduled.
 */
export async function makeCopy(db: Database, request: MadeCopy, now: Date): Promise<CopyOutcome> {
  const { hash, schedules, by, isTrial } = request
  return inTransaction(db, async (tx) => {
    const plan = await planCopy(tx, request, now)
    if (plan.hash !== hash) return { made: 'stale', plan }
    const { edition, draft } = plan
    const begun = await beginDraft(tx, { edition, draft, by }, now)
    return {
      made: 'copied',
      copy: schedules ? await scheduleDraft(tx, { slug: begun.slug, by, isTrial }, now) : begun,
    }
  })
}

/**
 * Begins a draft like a cohort, in the month after it: see `planCopy`.
 * @throws Refused when there is no such cohort.
 */
export async function copyCohort(
  db: Database,
  { by, ...request }: Omit<CopyRequest, 'dayOne'> & { by: Author },
  now: Date,
): Promise<Cohort> {
  const { edition, draft } = await planCopy(db, request, now)
  return beginDraft(db, { edition, draft, by }, now)
}
