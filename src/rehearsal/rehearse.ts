import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Enrollee, enrol } from '../actions/enrol.ts'
import { scheduleCohort } from '../actions/schedule-cohort.ts'
import type { Cohort } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { addDays, startOfLocalDay } from '../domain/local-time.ts'
import { planEvents, planTrack, type TrackPlan } from '../domain/plan.ts'
import type { TokenKeys } from '../domain/tokens.ts'
import { openLedger } from '../engine/ledger.ts'
import { watchRefusals } from '../engine/refusals.ts'
import { openWriter } from '../engine/write-letters.ts'
import { createLetterCache } from '../letters/letter-cache.ts'
import { SmtpPool } from '../mail/smtp-pool.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { auditRehearsal } from './audit.ts'
import { openLogBook } from './log-book.ts'
import { play } from './play.ts'
import { startRelay } from './relay.ts'
import type { RehearsalReport } from './report.ts'
import { writeReportPages } from './report-page.ts'
import { withStage } from './stage.ts'
import { virtualClock } from './virtual-clock.ts'

export type RehearsalRequest = {
  edition: Edition
  people: Enrollee[]
  /** Day one, ISO date. */
  from: string
  zone?: string | undefined
  at?: string | undefined
  /** Folder for the mails and the reports; made when absent, and what an earlier rehearsal left there is replaced. */
  directory: string
  warnings: string[]
  publicUrl: string
  onProgress: (progress: { left: number; expected: number; instant: Date }) => void
}

/** Everything that a rehearsal writes into its folder, and removes there when it begins. */
export const REHEARSAL_FILES: readonly string[] = ['mail', 'letters', 'report.json', 'report.html']

/** From this many people on, several SMTP connections; below, one, so that two runs give the same order. */
const CROWD = 50
const CROWD_CONNECTIONS = 24
const LETTERS_KEPT = 1_000
const LEASE_MS = 120_000
/** Nothing that a rehearsal makes opens anything. */
const KEYS: TokenKeys = ['rehearsal']

/**
 * Runs a whole cohort on a virtual clock through the planning, ledger, letters and SMTP dialogue of the service, and
 * writes what happened: `mail/*.eml`, `report.json`, `report.html`.
 */
export async function rehearse(request: RehearsalRequest): Promise<RehearsalReport> {
  for (const made of REHEARSAL_FILES)
    await rm(join(request.directory, made), { recursive: true, force: true })
  await mkdir(join(request.directory, 'mail'), { recursive: true })
  const report = await withStage((db, stopping) => perform({ db, stopping }, request))
  await writeFile(join(request.directory, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  await writeReportPages({ report, directory: request.directory })
  return report
}

type Stage = { db: Database; stopping: AbortSignal }

async function perform({ db, stopping }: Stage, request: RehearsalRequest): Promise<RehearsalReport> {
  const { edition, people, from } = request
  const zone = request.zone ?? edition.programme.zone
  // Two days before: zones are up to 26 hours apart, and everybody has joined before day one dawns for any of them.
  const clock = virtualClock(startOfLocalDay(addDays(from, -2), zone))
  const cohort = await scheduleCohort(db, { edition, dayOne: from, zone, at: request.at }, clock.now())
  const readers = { people, basis: 'a rehearsal', keys: KEYS }
  await enrol(db, { cohort, programme: edition.programme, ...readers }, clock)
  const plans = plansOf(edition, cohort, people)
  const expected = plans.reduce((sum, { plan }) => sum + plan.lessons.length, 0)

  const log = openLogBook(edition.programme, clock)
  const letters = createLetterCache({ most: LETTERS_KEPT })
  const relay = await startRelay(request.directory)
  const pool = new SmtpPool({
    relay: { host: '127.0.0.1', port: relay.port, secure: false, requireTls: false },
    connections: people.length < CROWD ? 1 : CROWD_CONNECTIONS,
    name: 'rehearsal.localhost',
  })
  const desk = {
    db,
    letters,
    keys: KEYS,
    publicUrl: request.publicUrl,
    mailDomain: undefined,
  }
  const deliverer = {
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
      request.onProgress({ left: log.noteLeft(delivery), expected, instant: clock.now() })
    },
  }
  try {
    await play(deliverer, { stopping })
    pool.close()
    const accepted = await relay.finish()
    return {
      ...headingOf(request, cohort),
      compilations: letters.compilations,
      letters: log.letters(accepted),
      leftOut: plans[0]?.plan.leftOut ?? [],
      events: eventsOf(edition, cohort),
      audit: await auditRehearsal(db, { now: clock.now(), expected, accepted }),
    }
  } finally {
    relay.kill()
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

/** The plan of each person, by the calendar alone. */
function plansOf(edition: Edition, cohort: Cohort, people: Enrollee[]): { plan: TrackPlan }[] {
  const plans = new Map<string, TrackPlan>()
  return people.map((person) => {
    const dates = { dayOne: cohort.dayOne, zone: person.zone ?? cohort.zone, at: person.at ?? cohort.at }
    const key = `${dates.zone} ${dates.at}`
    const plan = plans.get(key) ?? planTrack(edition.programme, cohort.calendar, dates)
    plans.set(key, plan)
    return { plan }
  })
}

function eventsOf({ programme }: Edition, cohort: Cohort): RehearsalReport['events'] {
  const moments = planEvents(programme, { rule: cohort.calendar, dayOne: cohort.dayOne, zone: cohort.zone })
  return Object.entries(moments).flatMap(([name, dates]) =>
    Object.entries(dates).map(([moment, { at, wholeDay }]) => ({
      name,
      title: programme.events[name]?.title ?? name,
      moment,
      at: at.toISOString(),
      wholeDay,
    })),
  )
}
