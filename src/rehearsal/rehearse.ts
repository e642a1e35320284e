import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { type Enrollee, enrol } from '../actions/enrol.ts'
import { scheduleCohort } from '../actions/schedule-cohort.ts'
import type { Cohort } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { addDays, startOfLocalDay } from '../domain/local-time.ts'
import { planEvents, planTrack, type TrackPlan } from '../domain/plan.ts'
import type { Deliverer } from '../engine/deliver.ts'
import { openLedger } from '../engine/ledger.ts'
import { openWriter } from '../engine/write-letters.ts'
import { createLetterCache } from '../letters/letter-cache.ts'
import { startCatcher } from '../mail/catcher.ts'
import { SmtpPool } from '../mail/smtp-pool.ts'
import type { Database } from '../store/database.ts'
import { auditRehearsal } from './audit.ts'
import { mailFolder } from './mail-folder.ts'
import { play } from './play.ts'
import type { RehearsalReport, RehearsedLetter } from './report.ts'
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

/** From this many people on, several SMTP connections; below, one, so that two runs give the same order. */
const CROWD = 50
const CROWD_CONNECTIONS = 8

/**
 * Runs a whole cohort on a virtual clock through the planning, ledger, letters and SMTP dialogue of the service, and
 * writes what happened: `mail/*.eml`, `report.json`, `report.html`.
 */
export async function rehearse(request: RehearsalRequest): Promise<RehearsalReport> {
  for (const made of ['mail', 'letters', 'report.json', 'report.html']) {
    await rm(join(request.directory, made), { recursive: true, force: true })
  }
  await mkdir(join(request.directory, 'mail'), { recursive: true })
  const report = await withStage((db) => perform(db, request))
  await writeFile(join(request.directory, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  await writeReportPages({ report, directory: request.directory })
  return report
}

async function perform(db: Database, request: RehearsalRequest): Promise<RehearsalReport> {
  const { edition, people, from } = request
  const zone = request.zone ?? edition.programme.zone
  // Two days before: zones are up to 26 hours apart, and everybody has joined before day one dawns for any of them.
  const clock = virtualClock(startOfLocalDay(addDays(from, -2), zone))
  const cohort = await scheduleCohort(db, { edition, dayOne: from, zone, at: request.at }, clock.now())
  await enrol(db, { cohort, programme: edition.programme, people }, clock.now())
  const plans = plansOf(edition, cohort, people)
  const expected = plans.reduce((sum, { plan }) => sum + plan.lessons.length, 0)

  const localTimes = localTimeCache()
  const left = new Map<number, Omit<RehearsedLetter, 'file'>>()
  const writing = new Map<number, { letter: string; subject: string }>()
  const folder = mailFolder(request.directory, (id) => writing.get(id)?.letter ?? 'unknown')
  const relay = await startCatcher(folder.keep)
  const connections = people.length < CROWD ? 1 : CROWD_CONNECTIONS
  const letters = createLetterCache({ most: 1_000 })
  const pool = new SmtpPool({
    relay: { host: '127.0.0.1', port: relay.port, secure: false, requireTls: false },
    connections,
    name: 'rehearsal.localhost',
  })
  const deliverer: Deliverer & { clock: typeof clock } = {
    db,
    clock,
    pool,
    ledger: openLedger(db, clock),
    name: 'rehearsal',
    random: () => 0,
    openWriter() {
      const write = openWriter({
        db,
        letters,
        keys: ['rehearsal'],
        publicUrl: request.publicUrl,
        mailDomain: undefined,
      })
      return async (delivery) => {
        const message = await write(delivery)
        if ('bytes' in message)
          writing.set(delivery.id, { letter: delivery.letter, subject: message.subject })
        return message
      }
    },
    onOutcome(delivery) {
      const { letter, subject } = writing.get(delivery.id) ?? { letter: delivery.letter, subject: '' }
      const instant = clock.now()
      const localAt = localTimes(instant, delivery.trackZone)
      const day = edition.programme.lessons.find((lesson) => lesson.letter === letter)?.day ?? 0
      const at = instant.toISOString()
      left.set(delivery.id, {
        at,
        localAt,
        zone: delivery.trackZone,
        letter,
        day,
        to: delivery.address,
        subject,
      })
      request.onProgress({ left: left.size, expected, instant })
    },
  }
  try {
    await play(deliverer)
  } finally {
    pool.close()
    await relay.close()
  }
  const audit = await auditRehearsal(db, { now: clock.now(), expected, accepted: folder.accepted })
  return {
    programme: edition.programme.programme,
    title: edition.programme.title,
    language: edition.programme.language,
    edition: edition.hash,
    from,
    zone,
    hour: cohort.at,
    people: people.length,
    compilations: letters.compilations,
    letters: [...folder.accepted].flatMap(([id, { file }]) => {
      const letter = left.get(id)
      return letter ? [{ ...letter, file }] : []
    }),
    leftOut: plans[0]?.plan.leftOut ?? [],
    events: eventsOf(edition, cohort),
    warnings: request.warnings,
    audit,
  }
}

/** ISO 8601 with the offset of a zone, worked out once for an instant that many letters share. */
function localTimeCache() {
  const known = new Map<string, string>()
  return (instant: Date, zone: string): string => {
    const key = `${instant.getTime()} ${zone}`
    const words = known.get(key) ?? DateTime.fromJSDate(instant, { zone }).toISO() ?? ''
    known.set(key, words)
    return words
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
