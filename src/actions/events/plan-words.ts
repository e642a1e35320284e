import { DateTime } from 'luxon'
import { isRedated } from '../../domain/event-changes.ts'
import type { Audience } from '../../domain/event-schema.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'
import { isForThoseKnownLater } from '../../domain/reminder-times.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'
import type { ReminderChange } from './event-change-letters.ts'
import type { EventPlan } from './event-plan.ts'
import type { LessonAbout } from './lessons-about-event.ts'

/** How a plan is said: `instant` puts an instant into words. */
export type PlanManner = {
  language: Language
  now: Date
  instant: (at: Date, zone: string) => string
}

/** Who is told of a change by letter, and when. */
export function noticeWords(
  { cohort, letters: { notice }, after, noticeAt }: EventPlan,
  manner: PlanManner,
): string {
  const say = sayIn(manner.language)
  if (!notice) return say('event.plan.untold')
  const kind = after.facts.kind
  if (notice.registered + notice.waiting === 0) return say('event.plan.nobody', { kind })
  const people = say('event.plan.people', { ...notice, kind, both: bothWord(notice) })
  if (noticeAt <= manner.now) return say('event.plan.atOnce', { people })
  return say('event.plan.later', { people, when: manner.instant(noticeAt, cohort.zone) })
}

function bothWord({ registered, waiting }: { registered: number; waiting: number }): 'yes' | 'no' {
  return registered > 0 && waiting > 0 ? 'yes' : 'no'
}

/** What the lessons still to leave will say of an event; `lesson` names one of them. */
export function lessonWords(
  { lessons, before, after }: EventPlan,
  { language, lesson }: { language: Language; lesson: (about: LessonAbout) => string },
): string[] {
  const say = sayIn(language)
  const told = (about: readonly LessonAbout[]) => ({ n: about.length, lessons: about.map(lesson).join(', ') })
  if (lessons.length === 0) return [say('event.plan.noLesson')]
  // For a change of links only, which of these lessons show a link is not checked.
  if (!isRedated(before, after)) return [say('event.plan.lessonsSpeak', told(lessons))]
  const silent = after.cancelled ? lessons.filter((lesson) => !lesson.asksWhetherCancelled) : []
  const telling = lessons.filter((lesson) => !silent.includes(lesson))
  return [
    ...(telling.length > 0 ? [say('event.plan.lessonsTell', told(telling))] : []),
    ...(silent.length > 0
      ? [say('event.plan.lessonsSilent', told(silent)), say('event.plan.pauseFirst')]
      : []),
  ]
}

/** The people that a letter about an event is for. */
export function audienceWords(
  audience: Audience,
  { kind, language }: { kind: ProgrammeEvent['kind']; language: Language },
): string {
  const say = sayIn(language)
  // People register for a MOOC elsewhere: only those who went there from our page are known here.
  if (kind === 'mooc' && (audience === 'registered' || audience === 'not-registered'))
    return say(`event.audience.mooc.${audience}`)
  return say(`event.audience.${audience}`)
}

/** How many people a reminder is for. Attendance is unknown until a list is stored; a zero would look like an answer. */
export function reminderPeople({ audience, people }: ReminderChange, language: Language): string {
  const isUnknown = people === 0 && isForThoseKnownLater(audience)
  return isUnknown ? sayIn(language)('event.plan.unknown') : people.toLocaleString(language)
}

/** When a reminder would have left, and when it will. */
export function reminderTimes(
  { before, after, zone }: ReminderChange,
  { language, instant }: Pick<PlanManner, 'language' | 'instant'>,
): [planned: string, becomes: string] {
  const say = sayIn(language)
  const planned = before ? instant(before, zone) : say('event.plan.notPlanned')
  if (!after) return [planned, say('event.plan.doesNotLeave')]
  return [planned, before?.getTime() === after.getTime() ? say('event.plan.same') : instant(after, zone)]
}

/**
 * The reminders of a plan in the order in which they leave. Lines of tracks that differ only in the hour of their lessons
 * are one: these mostly have the same reminders.
 */
export function mergedReminders({ letters: { reminders } }: Pick<EventPlan, 'letters'>): ReminderChange[] {
  const lines = new Map<string, ReminderChange>()
  for (const line of reminders) {
    const { reminder, audience, zone, before, after } = line
    const key = JSON.stringify([reminder, audience, zone, before, after])
    lines.set(key, { ...line, people: line.people + (lines.get(key)?.people ?? 0) })
  }
  return [...lines.values()].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

/** Sorts by the readers' clocks, so that the lines of one reminder stand together. */
function placeOf({ reminder, before, after, zone }: ReminderChange): string {
  const leaves = after ?? before
  const time = leaves ? DateTime.fromJSDate(leaves, { zone }).toFormat('yyyy-LL-dd HH:mm') : ''
  return `${time} ${reminder} ${zone}`
}
