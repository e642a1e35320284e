import type { BrandVersion } from '../domain/brand.ts'
import type { CalendarRule } from '../domain/calendar-rule.ts'
import type { Cohort, Track } from '../domain/cohort.ts'
import type { Correction } from '../domain/correction.ts'
import type { Edition } from '../domain/edition.ts'
import { type EventChange, type EventState, eventStates } from '../domain/event-changes.ts'
import { startOfLocalDay } from '../domain/local-time.ts'
import { mapValues } from '../domain/map-values.ts'
import type { LetterMoment } from '../domain/moment-words.ts'
import { type PlannedLesson, planTrack } from '../domain/plan.ts'
import type { Programme } from '../domain/programme.ts'
import { datedAsOf, eventRun, homeZone } from '../domain/redated.ts'
import type { CourseContext, LetterContext, LetterEvent } from '../letters/letter-context.ts'
import { brandVersions } from '../store/brands.ts'
import { findCohort } from '../store/cohorts.ts'
import { listCorrections } from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import { listEventChanges } from '../store/event-changes.ts'
import type { Stream } from '../store/streams.ts'
import { editionOf } from './kept-editions.ts'
import { keptOf } from './kept-of-programme.ts'

/** What all letters of one track share. */
export type LetterSetting = {
  cohort: Cohort
  /** That of now, or of the version that the letters have: see `inVersion`. */
  edition: Edition
  track: Dates
  lessons: PlannedLesson[]
  /** What was changed of its events, in order. */
  changes: EventChange[]
  /** What was corrected of its words, in order. */
  corrections: Correction[]
  /** What the brands of its programme and of the installation were, in order. */
  brands: BrandVersion[]
}

type Dates = Omit<Track, 'id'>

const knownLessons = keptOf<PlannedLesson[]>()

/** Works out what the letters of a track speak of. Throws when the cohort or its edition is not in the database. */
export async function openSetting(
  db: Database,
  { cohort: slug, track }: { cohort: string; track: Dates },
): Promise<LetterSetting> {
  const cohort = await findCohort(db, slug)
  const edition = cohort && (await editionOf(db, cohort.editionHash))
  if (!cohort || !edition) throw new Error(`the cohort ${slug} or its edition is not in the database`)
  const { programme } = edition
  const lessons = lessonsOf(programme, cohort.calendar, track)
  const changes = await listEventChanges(db, cohort.id)
  const corrections = await listCorrections(db, cohort.id)
  const brands = await brandVersions(db, programme.programme)
  return { cohort, edition, track, lessons, changes, corrections, brands }
}

/** `track` may have more than the dates of one: they are what lessons are kept by. */
function lessonsOf(
  programme: Programme,
  rule: CalendarRule,
  { dayOne, zone, at, redated }: Dates,
): PlannedLesson[] {
  const track = { dayOne, zone, at, redated }
  return knownLessons(programme, [rule, track], () => planTrack(programme, rule, track).lessons)
}

/** The setting of the track that a delivery belongs to, read anew. */
export function settingOf(
  db: Database,
  {
    cohort,
    trackDayOne: dayOne,
    trackZone: zone,
    trackAt: at,
    trackRedated: redated,
  }: Pick<Stream, 'cohort' | keyof StreamTrack>,
): Promise<LetterSetting> {
  return openSetting(db, { cohort, track: { dayOne, zone, at, redated } })
}

type StreamTrack = Pick<Stream, 'trackDayOne' | 'trackZone' | 'trackAt' | 'trackRedated'>

/** A track, as deliveries of it have it. */
export function inTrack({ dayOne, zone, at, redated }: Dates): StreamTrack {
  return { trackDayOne: dayOne, trackZone: zone, trackAt: at, trackRedated: redated }
}

/** What letters and their plans ask of the events of a setting, worked out once for each version. */
type KnownEvents = { states: Record<string, EventState>; told: Readonly<Record<string, LetterEvent>> }

const knownEvents = keptOf<KnownEvents>()

/** Events are one instant for a fixed cohort; in a rolling one each track has its own. */
function eventsOf(
  { cohort, edition: { programme }, track, changes }: LetterSetting,
  version: number,
): KnownEvents {
  const { dayOne, redated } = cohort.start === 'rolling' ? track : cohort
  const run = eventRun({ rule: cohort.calendar, dayOne, zone: cohort.zone, redated })
  const seen = changes.filter((change) => change.version <= version)
  return knownEvents(programme, [run, seen], () => {
    const states = eventStates(programme, run, { changes: seen, version })
    const told = mapValues(states, ({ facts: { title }, moments, cancelled }) => ({
      title,
      moments,
      cancelled,
    }))
    return { states, told }
  })
}

/** The events of a setting as a version of them has them. */
export function eventStatesIn(setting: LetterSetting, version: number): Readonly<Record<string, EventState>> {
  return eventsOf(setting, version).states
}

type Addresses = 'unsubscribeUrl' | 'meUrl' | 'readUrl'

/** What fills a letter, but for the addresses of its reader's own pages. */
export type SharedContext = Omit<LetterContext, Addresses>

/** What a letter speaks of: from which instant, and of the events as which version of the cohort's had them. */
export type LetterOccasion = {
  letter: string
  now: Date
  version: number
  firstName: string | null
  helpUrl: string
}

/** Dates are those of the calendar at that instant. Throws when the lesson has no date in this track. */
export function contextIn(
  setting: LetterSetting,
  { letter, now, version, firstName, helpUrl }: LetterOccasion,
): SharedContext {
  const { cohort, edition } = setting
  const { rule, track } = datedAsOf({ rule: cohort.calendar, track: setting.track }, now)
  const lessons = lessonsOf(edition.programme, rule, track)
  const place = lessons.findIndex((lesson) => lesson.letter === letter)
  const lesson = lessons[place]
  const next = lessons[place + 1]
  if (!lesson) throw new Error(`the lesson ${letter} has no date in this track`)
  const { zone } = track
  return {
    ...courseIn(setting, { now, version, helpUrl }),
    day: lesson.day,
    date: wholeDay(lesson.date, zone),
    ...(next ? { next: { day: next.day, date: wholeDay(next.date, zone) } } : {}),
    subscriber: { firstName: firstName ?? '' },
  }
}

/** What fills any letter of a course, whatever its day and whoever its reader. */
export function courseIn(
  setting: LetterSetting,
  { now, version, helpUrl }: Pick<LetterOccasion, 'now' | 'version' | 'helpUrl'>,
): Omit<CourseContext, Addresses> {
  const { cohort } = setting
  const { track } = datedAsOf({ rule: cohort.calendar, track: setting.track }, now)
  return {
    now,
    zone: track.zone,
    home: homeZone(cohort, track),
    events: eventsOf(setting, version).told,
    cohort: { name: cohort.name },
    helpUrl,
  }
}

function wholeDay(date: string, zone: string): LetterMoment {
  return { at: startOfLocalDay(date, zone), wholeDay: true, date }
}
