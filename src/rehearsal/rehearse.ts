import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scheduleCohort } from '../actions/cohorts/schedule-cohort.ts'
import { type Enrollee, enrol } from '../actions/enrolments/enrol.ts'
import { openLedger } from '../delivery/ledger.ts'
import { watchRefusals } from '../delivery/refusals.ts'
import type { Cohort } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { addDays, startOfLocalDay } from '../domain/local-time.ts'
import { planTrack, type TrackPlan } from '../domain/plan.ts'
import type { TokenKeys } from '../domain/tokens.ts'
import { createLetterCache, type LetterCache } from '../letters/letter-cache.ts'
import { SmtpPool } from '../mail/smtp-pool.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { openWriter } from '../writing/write-letters.ts'
import { auditRehearsal } from './audit.ts'
import { castActs } from './cast.ts'
import { auditEventLetters } from './event-audit/audit-event-letters.ts'
import { eventsInTheEnd, tellChanges } from './events-in-report.ts'
import { type LogBook, openLogBook } from './log-book.ts'
import { actSteps, changeSteps } from './perform-steps.ts'
import type { PlannedChange } from './planned-change.ts'
import { type Playing, playSteps } from './play-steps.ts'
import { startRelay } from './relay.ts'
import type { RehearsalReport, RehearsedRegistration } from './report.ts'
import { writeReportPages } from './report-page.ts'
import { afterLessons, scheduleChanges } from './schedule-changes.ts'
import { withScratchDatabase } from './scratch-database.ts'
import { openTruth, type Run } from './truth.ts'
import { type VirtualClock, virtualClock } from './virtual-clock.ts'

export type RehearsalRequest = {
  edition: Edition
  people: Enrollee[]
  /** Day one, ISO date. */
  from: string
  zone?: string | undefined
  at?: string | undefined
  /** Changes of events while the course runs. */
  changes?: readonly PlannedChange[]
  /** The folder for the mails and reports. It is created if needed; files of an earlier rehearsal are replaced. */
  directory: string
  warnings: string[]
  publicUrl: string
  /** Called with the number of lessons that have left. */
  onProgress: (progress: { left: number; expected: number; instant: Date }) => void
}

/** Everything that a rehearsal writes into its folder, and deletes there when it begins. */
export const REHEARSAL_FILES: readonly string[] = ['mail', 'letters', 'report.json', 'report.html']

/** From this many people on, several SMTP connections are used. Below, one, so that two runs give the same order. */
const CROWD = 50
const CROWD_CONNECTIONS = 24
const LETTERS_KEPT = 1_000
const LEASE_MS = 120_000
/** A fixed key: the links of a rehearsal open nothing. */
const KEYS: TokenKeys = ['rehearsal']

/**
 * Runs a whole cohort on a virtual clock through the planning, ledger, letters and SMTP dialogue of the service, and
 * writes what happened: `mail/*.eml`, `report.json`, `report.html`. Some of the people register for the events.
 * @throws Refused for a change that cannot be made.
 */
export async function rehearse(request: RehearsalRequest): Promise<RehearsalReport> {
  courseOf(request) // so that a bad change is refused before an earlier rehearsal is deleted
  for (const made of REHEARSAL_FILES)
    await rm(join(request.directory, made), { recursive: true, force: true })
  await mkdir(join(request.directory, 'mail'), { recursive: true })
  const report = await withScratchDatabase((db, stopping) => perform({ db, stopping }, request))
  await writeFile(join(request.directory, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  await writeReportPages({ report, directory: request.directory })
  return report
}

/** What the calendar alone says about a rehearsal. */
function courseOf({ edition, people, from, zone, at, changes = [] }: RehearsalRequest) {
  const { programme } = edition
  const run = { rule: programme.calendar, dayOne: from, zone: zone ?? programme.zone }
  const plans = plansOf(edition, { ...run, at: at ?? programme.at }, people)
  const course = { programme, run, plans: [...new Set(plans)] }
  return { course, plans, scheduled: scheduleChanges(course, changes) }
}

type Stage = { db: Database; stopping: AbortSignal }

async function perform({ db, stopping }: Stage, request: RehearsalRequest): Promise<RehearsalReport> {
  const { edition, people, from, directory } = request
  const { programme } = edition
  const { course, plans, scheduled } = courseOf(request)
  const { zone } = course.run
  // Starts two days early: zones are up to 26 hours apart, so everybody has joined before day one begins for anyone.
  const clock = virtualClock(startOfLocalDay(addDays(from, -2), zone))
  const cohort = await scheduleCohort(db, { edition, dayOne: from, zone, at: request.at }, clock.now())
  await enrol(db, { cohort, programme, people, basis: 'a rehearsal', keys: KEYS }, clock)
  const expected = plans.reduce((sum, plan) => sum + plan.lessons.length, 0)
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
  const scene = { db, cohort, clock }
  const actors = people.map(({ address }) => address)
  const steps = [
    ...actSteps(scene, { acts, people: actors, done: registrations }),
    ...changeSteps(scene, scheduled),
  ]
  const log = openLogBook(programme, clock)
  const letters = createLetterCache({ most: LETTERS_KEPT })
  const relay = await startRelay(directory)
  try {
    const playing = openPlaying({ db, clock, letters, log, expected, port: relay.port }, request)
    await playSteps(playing, { steps, stopping })
    playing.pool.close()
    const accepted = await relay.finish()
    const left = log.letters(accepted)
    const ledger = await auditRehearsal(db, { now: clock.now(), expected, accepted })
    const told = { directory, edition, truth, letters: left, registrations, stopping }
    const { invariants, closeTogether } = await auditEventLetters(told)
    return {
      ...headingOf(request, cohort),
      compilations: letters.compilations,
      letters: left,
      leftOut: plans[0]?.leftOut ?? [],
      events: eventsInTheEnd(programme, truth),
      changes: tellChanges(scheduled, truth),
      registrations,
      audit: { ...ledger, invariants: [...ledger.invariants, ...invariants], closeTogether },
    }
  } finally {
    relay.kill()
  }
}

type Props = {
  db: Database
  clock: VirtualClock
  letters: LetterCache
  log: LogBook
  expected: number
  port: number
}

/** The deliverer of the service, with the virtual clock and the relay of the rehearsal. */
function openPlaying(
  { db, clock, letters, log, expected, port }: Props,
  { people, publicUrl, onProgress }: RehearsalRequest,
): Playing {
  const pool = new SmtpPool({
    relay: { host: '127.0.0.1', port, secure: false, requireTls: false },
    connections: people.length < CROWD ? 1 : CROWD_CONNECTIONS,
    name: 'rehearsal.localhost',
  })
  const desk = { db, letters, keys: KEYS, publicUrl, installation: 'rehearsal', mailDomain: undefined }
  return {
    db,
    clock,
    pool,
    ledger: openLedger(db, clock),
    refusals: watchRefusals({ db, clock }, () => undefined),
    leaseMs: LEASE_MS,
    name: 'rehearsal',
    random: () => 0,
    openWriter: () => log.watching(openWriter(desk)),
    onOutcome(delivery: ClaimedDelivery) {
      onProgress({ left: log.noteLeft(delivery), expected, instant: clock.now() })
    },
  }
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

/** The plan of each person, by the calendar alone. People with the same dates share one plan. */
function plansOf(edition: Edition, run: Run & { at: string }, people: Enrollee[]): TrackPlan[] {
  const plans = new Map<string, TrackPlan>()
  return people.map((person) => {
    const dates = { dayOne: run.dayOne, zone: person.zone ?? run.zone, at: person.at ?? run.at }
    const key = `${dates.zone} ${dates.at}`
    const plan = plans.get(key) ?? planTrack(edition.programme, run.rule, dates)
    plans.set(key, plan)
    return plan
  })
}
