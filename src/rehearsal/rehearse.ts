import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { scheduleCohort } from '../actions/cohorts/schedule-cohort.ts'
import { enrol } from '../actions/enrolments/enrol.ts'
import type { Cohort } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { addDays, startOfLocalDay } from '../domain/local-time.ts'
import { createLetterCache, type LetterCache } from '../letters/letter-cache.ts'
import { privateFolder, writePrivately } from '../mail/private-files.ts'
import type { Database } from '../store/database.ts'
import { auditRehearsal } from './audit.ts'
import { calendarSteps } from './calendar-steps.ts'
import { castActs } from './cast.ts'
import { auditEventLetters } from './event-audit/audit-event-letters.ts'
import { eventsInTheEnd, tellChanges } from './events-in-report.ts'
import { letterSteps } from './letter-steps.ts'
import { openLogBook } from './log-book.ts'
import type { Accepted } from './mail-folder.ts'
import { KEYS, openPlaying, type Progress } from './open-playing.ts'
import { actSteps, changeSteps } from './perform-steps.ts'
import type { PlannedLetter } from './planned-letter.ts'
import { playSteps } from './play.ts'
import { type CourseRequest, courseOf } from './rehearsed-course.ts'
import { startRelay } from './relay.ts'
import type {
  RehearsalReport,
  RehearsedCalendar,
  RehearsedLetter,
  RehearsedRegistration,
  ReportedWarning,
} from './report.ts'
import { writeReportPages } from './report-page.ts'
import { afterLessons } from './schedule-changes.ts'
import { type WithDatabase, withScratchDatabase } from './scratch-database.ts'
import { openTruth } from './truth.ts'
import { virtualClock } from './virtual-clock.ts'
import { writtenReport } from './written-report.ts'

export type RehearsalRequest = CourseRequest & {
  /** The folder for the mails and reports. It is created if needed; files of an earlier rehearsal are replaced. */
  directory: string
  /** One-off letters that are sent while it runs. */
  letters?: readonly PlannedLetter[]
  /** What `check` warns of in the programme. */
  warnings: ReportedWarning[]
  publicUrl: string
  onProgress: (progress: Progress) => void
}

/** Everything that a rehearsal writes into its folder, and deletes there when it begins. */
export const REHEARSAL_FILES: readonly string[] = ['mail', 'letters', 'report.json', 'report.html']

const LETTERS_KEPT = 1_000

/** What may be lent to a rehearsal, to share it with others; by itself it makes its own. */
export type Lent = { withDatabase?: WithDatabase; letters?: LetterCache }

/**
 * Runs a whole cohort on a virtual clock through the planning, ledger, letters and SMTP dialogue of the service, and
 * writes what happened: `mail/*.eml`, `report.json`, `report.html`. Some of the people register for the events.
 * @throws Refused for a change that cannot be made.
 */
export async function rehearse(request: RehearsalRequest, lent: Lent = {}): Promise<RehearsalReport> {
  const { withDatabase = withScratchDatabase, letters = createLetterCache({ most: LETTERS_KEPT }) } = lent
  courseOf(request) // so that a bad change is refused before an earlier rehearsal is deleted
  for (const made of REHEARSAL_FILES)
    await rm(join(request.directory, made), { recursive: true, force: true })
  await privateFolder(request.directory)
  await privateFolder(join(request.directory, 'mail'))
  const report = await withDatabase((db, stopping) => perform({ db, stopping, letters }, request))
  await writePrivately(
    join(request.directory, 'report.json'),
    `${JSON.stringify(writtenReport(report), null, 2)}\n`,
  )
  await writeReportPages({ report, directory: request.directory })
  return report
}

type Stage = { db: Database; stopping: AbortSignal; letters: LetterCache }

async function perform(
  { db, stopping, letters }: Stage,
  request: RehearsalRequest,
): Promise<RehearsalReport> {
  const prepared = await prepare({ db, letters }, request)
  const { clock, steps, expected } = prepared
  const log = openLogBook(programmesOf(request, prepared), clock)
  const relay = await startRelay(request.directory)
  try {
    const playing = openPlaying({ db, clock, letters, log, expected, port: relay.port }, request)
    await playSteps(playing, { steps, stopping })
    playing.pool.close()
    const accepted = await relay.finish()
    const played = { accepted, letters: log.letters(accepted), compilations: letters.compilations }
    return await reportOf({ db, stopping }, { request, prepared, played })
  } finally {
    relay.kill()
  }
}

/** The programme that the cohort begins with, and those that are brought to it, each from an instant on. */
function programmesOf({ edition }: RehearsalRequest, { calendars }: Prepared) {
  const brought = calendars.flatMap(({ planned, at }) =>
    'edition' in planned ? [{ since: at, programme: planned.edition.programme }] : [],
  )
  return [{ since: new Date(0), programme: edition.programme }, ...brought]
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** Schedules the cohort, enrols the people, and decides what they and the organiser do when. */
async function prepare({ db, letters }: Omit<Stage, 'stopping'>, request: RehearsalRequest) {
  const { edition, people, from } = request
  const { programme } = edition
  const { course, plans, scheduled, calendars } = courseOf(request)
  const { zone } = course.run
  // Starts two days early: zones are up to 26 hours apart, so everybody has joined before day one begins for anyone.
  const clock = virtualClock(startOfLocalDay(addDays(from, -2), zone))
  const cohort = await scheduleCohort(db, { edition, dayOne: from, zone, at: request.at }, clock.now())
  await enrol(db, { cohort, programme, people, basis: 'a rehearsal', keys: KEYS }, clock)
  const made = scheduled.map((change) => change.made)
  const truth = openTruth(programme, course.run, made)
  const acts = castActs({
    programme,
    truth,
    people: people.length,
    joined: clock.now(),
    afterLessons: (day) => afterLessons(course, day),
  })
  const registrations: RehearsedRegistration[] = []
  const redated: RehearsedCalendar[] = []
  const scene = { db, cohort, clock }
  const actors = people.map(({ address }) => address)
  const steps = [
    ...actSteps(scene, { acts, people: actors, done: registrations }),
    ...changeSteps(scene, scheduled),
    ...calendarSteps(scene, calendars, redated),
    ...letterSteps({ ...scene, edition, letters }, course, request.letters ?? []),
  ]
  const expected = plans.reduce((sum, plan) => sum + plan.lessons.length, 0)
  return { clock, cohort, truth, plans, scheduled, calendars, redated, registrations, steps, expected }
}

type Played = {
  accepted: ReadonlyMap<number, Accepted>
  letters: RehearsedLetter[]
  compilations: number
}

async function reportOf(
  { db, stopping }: Omit<Stage, 'letters'>,
  { request, prepared, played }: { request: RehearsalRequest; prepared: Prepared; played: Played },
): Promise<RehearsalReport> {
  const { directory } = request
  const { clock, cohort, truth, plans, scheduled, redated, registrations } = prepared
  const edition = withLaterFiles(request.edition, prepared)
  const expected = redated.reduce((sum, { lessons }) => sum + lessons, prepared.expected)
  const { accepted, letters, compilations } = played
  const ledger = await auditRehearsal(db, { now: clock.now(), expected, accepted })
  const told = { directory, edition, truth, letters, calendar: redated, registrations, stopping }
  const { invariants, closeTogether } = await auditEventLetters(told)
  return {
    ...headingOf(request, cohort),
    compilations,
    letters,
    leftOut: plans[0]?.leftOut ?? [],
    events: eventsInTheEnd(edition.programme, truth),
    changes: tellChanges(scheduled, truth),
    calendar: redated,
    registrations,
    audit: { ...ledger, invariants: [...ledger.invariants, ...invariants], closeTogether },
  }
}

/** With the letters that only editions brought to it later have: each is read beside its source. */
function withLaterFiles(edition: Edition, { calendars }: Prepared): Edition {
  const later = calendars.map(({ planned }) => ('edition' in planned ? planned.edition.files : {}))
  return { ...edition, files: Object.assign({}, ...later, edition.files) }
}

function headingOf({ edition, people, from, warnings }: RehearsalRequest, cohort: Cohort) {
  const { programme, title, language } = edition.programme
  const { zone, at: hour } = cohort
  return {
    programme,
    title,
    language,
    edition: edition.hash,
    from,
    zone,
    hour,
    people: people.length,
    warnings,
  }
}
