import { createHash } from 'node:crypto'
import { type CalendarChange, type Redating, redate } from './calendar-change.ts'
import type { IsoDate } from './calendar-rule.ts'
import type { Cohort, Track } from './cohort.ts'
import { addDays, localDate } from './local-time.ts'
import type { Programme } from './programme.ts'
import { restructure } from './restructure.ts'
import { changeTrack, type TrackChange } from './track-change.ts'
import type { ChangedRun } from './track-reminders.ts'
import { hasLeftSince, lastChange, undone } from './undo-change.ts'

/** A cohort with everybody in it: how many people follow each track. */
export type PeopledRun = Omit<ChangedRun, 'cohort'> & {
  cohort: Cohort
  tracks: readonly { track: Track; people: number }[]
}

/** What a change of the calendar of a cohort does, as plain facts. */
export type ChangePlan = {
  cohort: Cohort
  after: Cohort
  /** The instant that it was worked out at. */
  now: Date
  /** Every track whose dates change. */
  tracks: TrackChange[]
  /** Of what it would do: the same as long as that is the same, however many people there are. */
  hash: string
}

/** Works out what a change does, and changes nothing. */
export function planChange(run: PeopledRun, change: CalendarChange, now: Date): ChangePlan {
  const { cohort, programme } = run
  const redating: Redating = { programme, cohort, change, now }
  const dated = datesAfter(cohort, redating)
  const after = change.rule ? { ...dated, calendar: change.rule } : dated
  return planOf(run, { after, now, move: (track) => redate(track, redating) })
}

/**
 * Works out what it does to undo the last change of the calendar of a fixed cohort. Undefined when there is none, or when a
 * lesson has left since, or would have left without it, to somebody.
 */
export function planUndo(run: PeopledRun, now: Date): ChangePlan | undefined {
  const last = lastChange(run.cohort)
  if (!last) return undefined
  const after = { ...undone(run.cohort, last.until), calendar: last.rule }
  const plan = planOf(run, { after, now, move: (track) => undone(track, last.until) })
  const occasion = { run, cohort: after, until: new Date(last.until), now }
  const isLate = plan.tracks.some((track) => track.people > 0 && hasLeftSince(track, occasion))
  return isLate ? undefined : plan
}

/**
 * Works out what it does to the dates of a cohort when its lessons are others: some dropped, some inserted, some with
 * another number. Every track is in it, as its lessons are.
 */
export function planRestructure(run: PeopledRun, programme: Programme, now: Date): ChangePlan {
  const { cohort } = run
  const restructuring = { before: run.programme, after: programme, cohort, now }
  const after = cohort.start === 'fixed' ? restructure(cohort, restructuring) : cohort
  return planOf(run, { after, programme, now, move: (track) => restructure(track, restructuring) })
}

/** `programme`: the one that holds afterwards, where that is another one. */
type Moving = { after: Cohort; programme?: Programme; now: Date; move: (track: Track) => Track }

function planOf(run: PeopledRun, { after, programme = run.programme, now, move }: Moving): ChangePlan {
  const { cohort } = run
  const becomes = { cohort: after, programme }
  const tracks = run.tracks.flatMap(({ track, people }) => {
    const moved = move(track)
    // Tracks that began since have no leg of their own, and follow the rule of their cohort.
    if (moved === track && after.calendar === cohort.calendar && programme === run.programme) return []
    return [changeTrack({ before: track, after: moved, people }, { run, becomes, now })]
  })
  return { cohort, after, now, tracks, hash: hashOf({ cohort, after, tracks }, now) }
}

/** In a rolling cohort everybody has dates of their own; its day one is the first on which anybody begins. */
function datesAfter(cohort: Cohort, redating: Redating): Cohort {
  if (cohort.start === 'fixed') return redate(cohort, redating)
  const { zone = cohort.zone, at = cohort.at, move } = redating.change
  if (Object.keys(redating.change).length === 0) return cohort
  const isAhead = cohort.dayOne > localDate(redating.now, cohort.zone) && move?.from === undefined
  return { ...cohort, zone, at, dayOne: isAhead ? laterBy(cohort.dayOne, move) : cohort.dayOne }
}

function laterBy(date: IsoDate, move: CalendarChange['move']): IsoDate {
  return move ? addDays(date, move.days) : date
}

/** Settings that concern no date may change meanwhile. */
function factsOf({ editionHash, dayOne, zone, at, calendar, redated }: Cohort) {
  return { editionHash, dayOne, zone, at, calendar, redated }
}

/** What leaves at once leaves at once whenever it is asked about: its instant is no part of what is agreed to. */
function hashOf(plan: Omit<ChangePlan, 'now' | 'hash'>, now: Date): string {
  const tracks = plan.tracks.map(({ people: _, ...track }) => track)
  const text = JSON.stringify([factsOf(plan.cohort), factsOf(plan.after), tracks]).replaceAll(
    now.toISOString(),
    'now',
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
