import type { Clock } from '../../domain/clock.ts'
import type { Cohort } from '../../domain/cohort.ts'
import { hoursOf } from '../../domain/hours.ts'
import type { Programme } from '../../domain/programme.ts'
import { findCohort } from '../../store/cohorts.ts'
import { addConsent } from '../../store/consents.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { endEnrolments } from '../../store/leaving.ts'
import { lockEnrolment } from '../../store/moves.ts'
import { findProgramme } from '../../store/my-course.ts'
import { isFull, lockPlaces } from '../../store/sign-ups.ts'
import { cohortsToSwitchTo, enrolToo } from '../../store/switches.ts'
import { findReaderCourse, hasJoined, type ReaderCourse } from '../readers/reader-course.ts'
import {
  type CohortCourse,
  datesOfJoining,
  firstLessonAfter,
  placeInTrack,
  type TrackDates,
} from './place-in-track.ts'

/** A cohort that a reader may switch to, and the dates there. */
export type SwitchChoice = CohortCourse & { dates: TrackDates }

/** `enrolmentId` is the new enrolment. `closed`: that cohort accepts nobody, or not this reader. */
export type SwitchOutcome =
  | { kind: 'switched'; enrolmentId: number }
  | { kind: 'closed' }
  | { kind: 'not-reading' }

/** An organiser may move somebody to a cohort that is closed to sign-up, or full; readers may not go there. */
type AskedBy = 'reader' | 'organiser'

/** The cohorts of the same programme that a reader can switch to at `now`, the next first. */
export async function switchChoices(
  db: Database,
  course: ReaderCourse,
  now: Date,
  askedBy: AskedBy = 'reader',
): Promise<SwitchChoice[]> {
  const cohorts = await cohortsToSwitchTo(db, course.reader.enrolmentId, { open: askedBy === 'reader' })
  const programmes = new Map<string, Programme | undefined>()
  const choices: SwitchChoice[] = []
  for (const cohort of cohorts) {
    // Most of them have the same edition.
    const { editionHash: hash } = cohort
    if (!programmes.has(hash)) programmes.set(hash, await findProgramme(db, hash))
    const choice = await choiceOf(db, { course, cohort, programme: programmes.get(hash), now, askedBy })
    if (choice) choices.push(choice)
  }
  return choices
}

type Asked = {
  course: ReaderCourse
  cohort: Cohort
  programme: Programme | undefined
  now: Date
  askedBy: AskedBy
}

async function choiceOf(
  db: Database,
  { course, cohort, programme, now, askedBy }: Asked,
): Promise<SwitchChoice | undefined> {
  if (!programme || (askedBy === 'reader' && (await isFull(db, cohort)))) return undefined
  const { zone, at } = course.reader.track
  const hour = hoursOf(programme, cohort).includes(at) ? at : cohort.at
  const dates = datesOfJoining({ cohort, programme }, { zone, at: hour }, now)
  const hasLesson = dates && firstLessonAfter({ cohort, programme }, dates, now)
  return hasLesson ? { cohort, programme, dates } : undefined
}

export type SwitchRequest = {
  enrolmentId: number
  /** The slug of the other cohort. */
  cohort: string
  /** The words of the button, or of the organiser: the proof that the switch was asked for. */
  wording: string
  /** By the reader unless said otherwise. */
  askedBy?: AskedBy
  ip?: string | undefined
}

/** Ends an enrolment and enrols its reader in another cohort of the programme, at the same instant. */
export async function switchCohort(
  db: Database,
  request: SwitchRequest,
  clock: Clock,
): Promise<SwitchOutcome> {
  const { askedBy = 'reader' } = request
  return inTransaction(db, async (tx): Promise<SwitchOutcome> => {
    const wanted = await findCohort(tx, request.cohort)
    // Lock order: places before the enrolment, as a confirmation does. If two readers want the last place, the second
    // sees that the first has it.
    if (wanted) await lockPlaces(tx, wanted.id)
    await lockEnrolment(tx, request.enrolmentId)
    const course = await findReaderCourse(tx, request.enrolmentId)
    if (!course || !hasJoined(course.reader)) return { kind: 'not-reading' }
    const cohorts = await cohortsToSwitchTo(tx, request.enrolmentId, { open: askedBy === 'reader' })
    const cohort = cohorts.find(({ slug }) => slug === request.cohort)
    if (!cohort) return { kind: 'closed' }
    const programme = await findProgramme(tx, cohort.editionHash)
    const choice = await choiceOf(tx, { course, cohort, programme, now: clock.now(), askedBy })
    return choice ? change(tx, { request, choice, clock }) : { kind: 'closed' }
  })
}

type Change = { request: SwitchRequest; choice: SwitchChoice; clock: Clock }

async function change(tx: Database, { request, choice, clock }: Change): Promise<SwitchOutcome> {
  const { enrolmentId, wording, ip, askedBy } = request
  const { id: trackId } = await placeInTrack(tx, choice, choice.dates)
  const now = clock.now()
  const added = await enrolToo(tx, enrolmentId, { cohortId: choice.cohort.id, trackId, joinedAt: now })
  if (added === undefined) return { kind: 'closed' }
  await endEnrolments(tx, [enrolmentId], { now, reason: 'switched' })
  await addConsent(tx, { enrolmentId, event: 'left', at: now, ip, detail: 'switched' })
  // What an organiser says is no confirmation by the reader.
  const event = askedBy === 'organiser' ? 'imported' : 'confirmed'
  await addConsent(tx, { enrolmentId: added, event, wording, at: now, ip, detail: 'switched' })
  return { kind: 'switched', enrolmentId: added }
}
