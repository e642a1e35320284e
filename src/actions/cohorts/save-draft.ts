import type { Cohort, Track } from '../../domain/cohort.ts'
import { type Draft, draftTexts } from '../../domain/draft.ts'
import type { Edition } from '../../domain/edition.ts'
import type { EventChange } from '../../domain/event-changes.ts'
import { fieldChanges } from '../../domain/field-change.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { addDraft, changeDraft, type DraftRow, redateTrack, setDraftEvents } from '../../store/drafts.ts'
import { keepDraftEdition } from '../../store/editions.ts'
import { listTracks } from '../../store/event-dispatches.ts'
import { writeEntry } from '../../store/journal.ts'
import { lockDraft, type StoredDraft } from './cohort-draft.ts'
import { refuseName } from './cohort-names.ts'

/** `edition` is the programme as it is written now; a draft follows it until it is scheduled. */
export type DraftRequest = { edition: Edition; draft: Draft; by: Author }

/**
 * Begins a draft. Nothing leaves from it: it may have people, and its letters are planned once it is scheduled. `slug` is
 * that of the page on which it is begun: a page sends its form by itself and by its button, perhaps at the same time, and
 * begins one draft.
 * @throws Refused when its name cannot stand in a List-Id, or when the draft that the page began is none any more.
 */
export async function beginDraft(
  db: Database,
  request: DraftRequest & { slug?: string | undefined },
  now: Date,
): Promise<Cohort> {
  const begun = await addAsDraft(db, request, now)
  return begun ?? saveDraft(db, { ...request, slug: request.slug ?? '' }, now)
}

function addAsDraft(
  db: Database,
  request: DraftRequest & { slug?: string | undefined },
  now: Date,
): Promise<Cohort | undefined> {
  const { edition, draft, by, slug } = request
  const { programme } = edition.programme
  refuseName(draft.name)
  return inTransaction(db, async (tx) => {
    await keepDraftEdition(tx, edition, now)
    const cohort = await addDraft(tx, { ...rowOf(request), slug }, now)
    if (!cohort) return undefined
    await setDraftEvents(tx, cohort.id, eventsOf(request, [], now))
    const deed = { act: 'draft-begun', cohort: cohort.name, programme } as const
    await writeEntry(tx, { by, at: now, deed, cohortId: cohort.id })
    return cohort
  })
}

/**
 * Keeps what a draft has become. The dates of those who are in it already move along, but for a zone or an hour of their
 * own.
 * @throws Refused when there is no such draft, or when its name cannot stand in a List-Id.
 */
export async function saveDraft(
  db: Database,
  { slug, ...request }: DraftRequest & { slug: string },
  now: Date,
): Promise<Cohort> {
  const { edition, draft, by } = request
  refuseName(draft.name)
  return inTransaction(db, async (tx) => {
    const stored = await lockDraft(tx, slug)
    const before = draftTexts(stored.edition.programme.programme, stored.draft)
    const changes = fieldChanges(before, draftTexts(edition.programme.programme, draft))
    if (changes.length === 0 && edition.hash === stored.edition.hash) return stored.cohort
    await keepDraftEdition(tx, edition, now)
    const cohort = await changeDraft(tx, stored.cohort.id, rowOf(request))
    await setDraftEvents(tx, cohort.id, eventsOf(request, stored.changes, now))
    await redateTracks(tx, stored, draft)
    if (changes.length > 0) {
      const deed = { act: 'cohort-changed', cohort: cohort.name, changes } as const
      await writeEntry(tx, { by, at: now, deed, cohortId: cohort.id })
    }
    return cohort
  })
}

function rowOf({ edition, draft }: DraftRequest): DraftRow {
  const { moves: _, ...fields } = draft
  const { name, dayOne, zone, at, calendar, lateJoiners, signUp, capacity } = fields
  const row = { name, dayOne, zone, at, calendar, lateJoiners, signUp, capacity }
  return { ...row, editionHash: edition.hash, start: edition.programme.start }
}

/**
 * Links that were given to an event, and that it is cancelled, stay. Everybody in a rolling cohort has dates of their
 * own.
 */
function eventsOf(
  { edition: { programme }, draft }: DraftRequest,
  stored: readonly EventChange[],
  changedAt: Date,
): Omit<EventChange, 'version' | 'sequence'>[] {
  const moves = programme.start === 'fixed' ? draft.moves : {}
  return Object.keys(programme.events).flatMap((event) => {
    const { links = {}, cancelled = false } = stored.find((change) => change.event === event) ?? {}
    const moments = moves[event] ?? {}
    const isAsWritten = Object.keys({ ...moments, ...links }).length === 0 && !cancelled
    return isAsWritten ? [] : [{ event, changedAt, moments, links, cancelled }]
  })
}

async function redateTracks(
  tx: Database,
  { cohort, draft: before }: StoredDraft,
  after: Draft,
): Promise<void> {
  for (const track of await listTracks(tx, cohort.id)) {
    const moved: Track = {
      id: track.id,
      dayOne: after.dayOne,
      zone: track.zone === before.zone ? after.zone : track.zone,
      at: track.at === before.at ? after.at : track.at,
      redated: null,
    }
    await redateTrack(tx, cohort.id, moved)
  }
}
