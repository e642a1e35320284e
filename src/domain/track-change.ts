import type { IsoDate } from './calendar-rule.ts'
import type { Track } from './cohort.ts'
import type { Audience } from './event-schema.ts'
import { dateFaults, type LessonFault, listFaults } from './lesson-faults.ts'
import { type PlannedLesson, planTrack } from './plan.ts'
import { type ChangedRun, trackReminders } from './track-reminders.ts'

/** When a lesson leaves: an instant, and the date of it on the calendar of its readers. */
export type LeavesAt = { date: IsoDate; dueAt: Date }

/** A lesson that has not left: an absent time means that it does not leave. */
export type MovedLesson = { letter: string; day: number; before?: LeavesAt; after?: LeavesAt }

/** A reminder that has not left: an absent instant means that it does not leave, or not as a letter of its own. */
export type MovedReminder = {
  letter: string
  event: string
  reminder: string
  audience: Audience
  before?: Date
  after?: Date
}

/** What a change does to the letters of one track. */
export type TrackChange = {
  before: Track
  after: Track
  people: number
  /** How many lessons have left, and stay. */
  left: number
  lessons: MovedLesson[]
  reminders: MovedReminder[]
  faults: LessonFault[]
}

type Changing = Pick<TrackChange, 'before' | 'after' | 'people'>
/** `becomes`: the cohort and its programme as they will be. */
type Occasion = { run: ChangedRun; becomes: Pick<ChangedRun, 'cohort' | 'programme'>; now: Date }

/** Works out what a change does to a track. */
export function changeTrack(track: Changing, { run, becomes, now }: Occasion): TrackChange {
  const before = planTrack(run.programme, run.cohort.calendar, track.before).lessons
  const after = planTrack(becomes.programme, becomes.cohort.calendar, track.after).lessons
  const left = before.filter(({ dueAt }) => dueAt <= now)
  const rest = after.filter(({ letter }) => !left.some((one) => one.letter === letter))
  return {
    ...track,
    left: left.length,
    lessons: movedLessons(before.slice(left.length), rest),
    reminders: movedReminders(track, { run, becomes, now }),
    faults: [
      ...dateFaults({ left, rest, zone: track.after.zone, now }),
      ...listFaults(becomes.programme, {
        track: track.after,
        left,
        rest,
        waiting: before.slice(left.length),
      }),
    ],
  }
}

function movedLessons(before: readonly PlannedLesson[], after: readonly PlannedLesson[]): MovedLesson[] {
  const lines = new Map<string, MovedLesson>()
  for (const { letter, day, date, dueAt } of before)
    lines.set(letter, { letter, day, before: { date, dueAt } })
  for (const { letter, day, date, dueAt } of after)
    lines.set(letter, { ...lines.get(letter), letter, day, after: { date, dueAt } })
  return [...lines.values()].filter(isMoved).toSorted((a, b) => a.day - b.day)
}

function isMoved({ before, after }: MovedLesson): boolean {
  return before?.dueAt.getTime() !== after?.dueAt.getTime()
}

function movedReminders(
  { before, after }: Pick<Changing, 'before' | 'after'>,
  { run, becomes: { cohort, programme }, now }: Occasion,
): MovedReminder[] {
  const lines = new Map<string, MovedReminder>()
  const was = trackReminders(run, before).leaving
  const becomes = trackReminders({ ...run, cohort, programme }, after, now)
  const begun = new Set(was.filter(({ dueAt }) => dueAt <= now).map(({ letter }) => letter))
  for (const { letter, event, name: reminder, audience, dueAt } of was)
    lines.set(letter, { letter, event, reminder, audience, before: dueAt })
  for (const { letter, event, name: reminder, audience, dueAt } of becomes.leaving)
    lines.set(letter, { ...lines.get(letter), letter, event, reminder, audience, after: dueAt })
  const stays = ({ letter, after }: MovedReminder) => after === undefined && becomes.names.includes(letter)
  return [...lines.values()].filter(
    (line) => !begun.has(line.letter) && !stays(line) && line.before?.getTime() !== line.after?.getTime(),
  )
}
