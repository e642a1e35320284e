import { DateTime } from 'luxon'
import type { OneOffMistake } from '../../actions/one-offs/one-off-mistakes.ts'
import { ONE_OFF_HOLD_MS } from '../../domain/one-off.ts'
import type { OneOffPlan, OneOffTrack } from '../../domain/one-off-plan.ts'
import { readersWords } from '../../domain/one-off-words.ts'
import { peopleWords } from '../people-words.ts'

/** A plan as lines: what, to whom, when, and which lessons are near. */
export function oneOffPlanWords({ oneOff, people, paused, tracks }: OneOffPlan): string[] {
  const { id, subject, readers } = oneOff
  const groups = Map.groupBy(
    tracks.filter((track) => track.people > 0),
    whenOf,
  )
  return [
    `${id}  ${subject}`,
    `to ${readersWords(readers, 'en')}: ${peopleWords(people)}${paused > 0 ? `; ${paused} more paused, and do not get it` : ''}`,
    ...[...groups].map(
      ([when, of]) => `  ${when}: ${peopleWords(of.reduce((n, track) => n + track.people, 0))}`,
    ),
  ]
}

function whenOf({ zone, dueAt, isAtOnce, near }: OneOffTrack): string {
  const time = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-LL-dd HH:mm')
  const when = isAtOnce ? `in ${ONE_OFF_HOLD_MS / 1000} seconds, in ${zone}` : `${time(dueAt)} ${zone}`
  const lessons = near.map((lesson) => `lesson ${lesson.day} at ${time(lesson.dueAt).slice(11)}`)
  return lessons.length === 0 ? when : `${when}, within an hour of ${lessons.join(', ')}`
}

/** Mistakes with the lines of the file; `bodyLine` is the one on which the text starts. */
export function mistakeLines(file: string, bodyLine: number, mistakes: readonly OneOffMistake[]): string[] {
  return mistakes.map(({ field, line, message = 'it is empty' }) => {
    const place = line === undefined ? `${file}: ${field}` : `${file}:${line + bodyLine - 1}`
    return `${place}: ${message}`
  })
}
