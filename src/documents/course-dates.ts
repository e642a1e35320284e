import type { CalendarRule, IsoDate, WallTime } from '../domain/calendar-rule.ts'
import { eventStates, type StandingChange } from '../domain/event-changes.ts'
import { planTrack } from '../domain/plan.ts'
import type { Moment } from '../domain/programme.ts'
import { eventRun, type Redated } from '../domain/redated.ts'
import { writtenMoments } from '../domain/written-moments.ts'
import type { Course, CourseLesson } from './course.ts'

/** One run of a course: `dayOne` and the dates are those of calendars in `zone`. */
export type Run = {
  rule: CalendarRule
  dayOne: IsoDate
  zone: string
  at: WallTime
  /** What changes of its calendar have left of it. */
  redated?: Redated | null
  /** What an organiser has changed of its events, in order. */
  changes?: readonly StandingChange[]
}

export type DatedLesson = CourseLesson & { date: IsoDate; dueAt: Date; expiresAt: Date; unknown: string }

export type LeftOutDay = CourseLesson & { date: IsoDate; reason: string }

/** One moment of an event, such as `start`; `at` is the start of the date where it has no hour. */
export type DatedMoment = NamedMoment & { date: IsoDate; at: Date; wholeDay: boolean }

type NamedMoment = { event: string; moment: string; title: string }

/** A course with its dates: lessons in order, moments of events as its schedule lists them, but for cancelled ones. */
export type CourseDates = {
  course: Course
  run: Run
  lessons: DatedLesson[]
  leftOut: LeftOutDay[]
  moments: DatedMoment[]
}

/** The dates of a course that begins on a day. */
export function courseDates(course: Course, run: Run): CourseDates {
  const { programme } = course
  const known = new Map(course.lessons.map((lesson) => [lesson.letter, lesson]))
  const named = <T extends { letter: string; day: number }>(planned: T) => ({
    title: planned.letter,
    section: undefined,
    ...known.get(planned.letter),
    ...planned,
  })
  const { lessons, leftOut } = planTrack(programme, run.rule, run)
  const changes = run.changes ?? []
  const states = eventStates(programme, eventRun(run), { changes, version: changes.at(-1)?.version ?? 0 })
  const held = Object.entries(states).filter(([, { cancelled }]) => !cancelled)
  return {
    course,
    run,
    lessons: lessons.map(named),
    leftOut: leftOut.map(named),
    moments: held.flatMap(([event, { moments }]) =>
      Object.entries(moments).map(([moment, { at, wholeDay, date }]) => ({
        event,
        moment,
        title: programme.events[event]?.title ?? event,
        date,
        at,
        wholeDay,
      })),
    ),
  }
}

/** A moment of an event before there are dates: on a day of the course, or on a date of its own. */
export type UndatedMoment = NamedMoment & { when: Moment }

/** The moments of the events of a course, in the order of its schedule. */
export function undatedMoments({ programme }: Course): UndatedMoment[] {
  return Object.entries(programme.events).flatMap(([event, content]) =>
    Object.entries(writtenMoments(content)).map(([moment, when]) => ({
      event,
      moment,
      title: content.title,
      when,
    })),
  )
}
