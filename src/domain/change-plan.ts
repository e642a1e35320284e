import { createHash } from 'node:crypto'
import { type CalendarChange, type Redating, redate } from './calendar-change.ts'
import type { IsoDate } from './calendar-rule.ts'
import type { Cohort, Track } from './cohort.ts'
import { addDays, localDate } from './local-time.ts'
import { changeTrack, type TrackChange } from './track-change.ts'
import type { ChangedRun } from './track-reminders.ts'

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
  const tracks = run.tracks.flatMap(({ track, people }) => {
    const moved = redate(track, redating)
    if (moved === track) return []
    return [changeTrack({ before: track, after: moved, people }, { run, cohort: after, now })]
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
