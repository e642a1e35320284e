import type { Moment } from '../domain/programme.ts'
import { errorAt, type Mistake } from './mistake.ts'
import type { Schedule } from './schedule.ts'
import type { WrittenEvent, WrittenMoment } from './written-event.ts'

/** Checks the moments of a MOOC: its end comes after its start, and its milestones lie between. */
export function orderMistakes(schedule: Schedule, { name, kind, moments }: WrittenEvent): Mistake[] {
  const [start, end] = ['start', 'end'].map((key) => moments.find((moment) => moment.name === key))
  if (kind !== 'mooc' || !start || !end) return []
  const { file, source, lessons } = schedule
  const isBefore = (before: WrittenMoment, after: WrittenMoment) => {
    const [one, other] = [before, after].map(({ moment }) => onFirst(moment, lessons))
    return one !== undefined && other !== undefined && comesBefore(one, other)
  }
  const mistakeAt = ({ path }: WrittenMoment, what: string, expected: string) =>
    errorAt({ file, line: source.lineOf(path) }, what, expected)
  const mistakes = moments.flatMap((moment) => {
    if (!moment.path.includes('milestones')) return []
    if (isBefore(moment, start))
      return [mistakeAt(moment, `'${moment.name}' comes before '${name}' starts`, 'a moment after its start')]
    if (isBefore(end, moment))
      return [mistakeAt(moment, `'${moment.name}' comes after '${name}' ends`, 'a moment before its end')]
    return []
  })
  if (!isBefore(end, start)) return mistakes
  const expected = `an end after line ${source.lineOf(start.path)}`
  return [mistakeAt(end, `'${name}' ends before it starts`, expected)]
}

/** Where lessons share a date, a later day may be no later date: each counts as the first lesson of its date. */
function onFirst(moment: Moment | undefined, lessons: Schedule['lessons']): Moment | undefined {
  if (!moment || !('day' in moment)) return moment
  const shared = lessons.filter(({ day, comes }) => comes === 'same day' && day <= moment.day)
  return { ...moment, day: moment.day - shared.length }
}

/**
 * Whether `one` certainly comes before `other`. Never true when the two may share a whole day, nor for a day of the
 * course and a calendar date, whose order depends on the cohort.
 */
function comesBefore(one: Moment, other: Moment): boolean {
  const [hour, otherHour] = [one.at ?? '24:00', other.at ?? '00:00']
  if ('day' in one && 'day' in other)
    return one.day < other.day || (one.day === other.day && hour < otherHour)
  if ('date' in one && 'date' in other) return `${one.date}T${hour}` < `${other.date}T${otherHour}`
  return false
}
