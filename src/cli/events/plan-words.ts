import type { EventPlan } from '../../actions/events/event-plan.ts'
import { type EventLinks, isRedated } from '../../domain/event-changes.ts'
import { count, table } from '../output.ts'
import { letterWords } from './letter-words.ts'
import { eventHeading, momentIn } from './moments.ts'

/** What a change of an event does, before it is made or after. */
export function planWords(event: string, plan: EventPlan, now: Date): string[] {
  const { cohort, title, before, after, lessons } = plan
  return [
    eventHeading(event, title, cohort),
    ...table([...momentRows(plan), ...linkRows(before.links, after.links)]),
    ...(!isRedated(before, after) ? lessonsThatSpeak(lessons) : lessonWords(concerned(lessons, after))),
    ...letterWords(plan, now),
  ]
}

function momentRows({ cohort: { zone }, before, after }: EventPlan): string[][] {
  return Object.entries(before.moments).map(([name, moment]) => {
    const next = after.moments[name] ?? moment
    const isMoved = next.at.getTime() !== moment.at.getTime()
    const becomes = after.cancelled ? 'cancelled' : isMoved ? momentIn(next, zone) : 'as it is'
    return [`  ${name}`, momentIn(moment, zone), '->', becomes]
  })
}

const LINKS = { join: 'link to join', replay: 'recording' } as const

/** Only the links that change. */
function linkRows(before: EventLinks, after: EventLinks): string[][] {
  return (['join', 'replay'] as const).flatMap((name) => {
    const next = after[name]
    if (next === undefined || next === before[name]) return []
    return [[`  ${LINKS[name]}`, before[name] ?? 'as in the programme', '->', next]]
  })
}

type Concerned = { lessons: EventPlan['lessons']; silent: EventPlan['lessons'] }

/** If the event is cancelled, also finds the lessons that would still announce it. */
function concerned(lessons: EventPlan['lessons'], { cancelled }: EventPlan['after']): Concerned {
  return { lessons, silent: cancelled ? lessons.filter((lesson) => !lesson.asksWhetherCancelled) : [] }
}

/** For a change of links only: which of these lessons show a link is not checked. */
function lessonsThatSpeak(lessons: EventPlan['lessons']): string[] {
  if (lessons.length === 0) return [NO_LESSON]
  const speak = lessons.length === 1 ? 'speaks' : 'speak'
  return [`${count(lessons.length, 'lesson')} still to leave ${speak} of it: ${named(lessons)}`]
}

function lessonWords({ lessons, silent }: Concerned): string[] {
  if (lessons.length === 0) return [NO_LESSON]
  const telling = lessons.filter((lesson) => !silent.includes(lesson))
  const told = `${count(telling.length, 'lesson')} still to leave will say so: ${named(telling)}`
  const untold = [
    `These do not ask whether it is cancelled, and will announce it all the same: ${named(silent)}.`,
    'Pause the cohort first if that must not happen.',
  ]
  return [...(telling.length > 0 ? [told] : []), ...(silent.length > 0 ? untold : [])]
}

const NO_LESSON = 'No lesson still to leave speaks of it.'

function named(lessons: EventPlan['lessons']): string {
  return lessons.map(({ letter, date }) => `${letter} (${date})`).join(', ')
}
