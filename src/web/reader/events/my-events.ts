import { html } from 'hono/html'
import { listReaderEvents, type ReaderEvent } from '../../../actions/events/reader-events.ts'
import type { ReaderCourse } from '../../../actions/readers/reader-course.ts'
import type { LetterMoment, Reader } from '../../../domain/moment-words.ts'
import { homeZone } from '../../../domain/redated.ts'
import { comesAt } from '../../../domain/reminder-times.ts'
import type { Html } from '../../../html/html.ts'
import { sayIn } from '../../../language/say.ts'
import { keepLanguage } from '../../language.ts'
import type { Place } from '../me/place.ts'
import { inLanguage } from '../programme/marks.ts'
import { momentLabel, momentTold } from './event-facts.ts'
import { eventPath } from './event-form.ts'
import { isOpenTo } from './my-event.ts'

/** An event in a list: with the moment that comes next, or that was last. */
export type Listed = { each: Omit<ReaderEvent, 'isFull'>; next: Named | undefined }

/** A moment by its name in letters, such as `start`. */
type Named = readonly [name: string, moment: LetterMoment]

/** The events that are there for a reader: those to come, the next first, and recordings to watch. */
export async function eventsFor(course: ReaderCourse, { parts, now }: Place): Promise<Listed[]> {
  if (course.cohort.state === 'cancelled') return []
  const clock = { now, zone: course.reader.track.zone }
  return (await listReaderEvents(parts.db, course, now))
    .filter((each) => isOpenTo(course.reader, each) && isToShow(each, clock))
    .map((each) => ({ each, next: nextMoment(each, clock) }))
    .toSorted((a, b) => instantOf(a) - instantOf(b))
}

type Clock = { now: Date; zone: string }

function isToShow(each: Listed['each'], clock: Clock): boolean {
  const { facts } = each.state
  const isAhead = momentsAhead(each, clock).length > 0
  if (each.phase === 'cancelled') return isAhead
  if (each.phase === 'over') return facts.kind === 'webinar' && facts.replay !== undefined
  return facts.kind !== 'release' || isAhead
}

function momentsAhead({ state }: Listed['each'], { now, zone }: Clock): Named[] {
  return inOrder(state.moments).filter(([, moment]) => comesAt(moment, zone) > now)
}

/** Of a webinar its start, as its end says less. */
function nextMoment(each: Listed['each'], clock: Clock): Named | undefined {
  const { facts, moments } = each.state
  if (facts.kind === 'webinar') return moments.start && ['start', moments.start]
  return momentsAhead(each, clock)[0] ?? inOrder(each.state.moments).at(-1)
}

function inOrder(moments: ReaderEvent['state']['moments']): Named[] {
  return Object.entries(moments).toSorted(([, a], [, b]) => a.at.getTime() - b.at.getTime())
}

function instantOf({ next }: Listed): number {
  return next?.[1].at.getTime() ?? 0
}

/** A list of events, each leading to its page. */
export function eventList(listed: readonly Listed[], course: ReaderCourse, place: Place): Html {
  const { cohort, programme, reader } = course
  const { c, now, language } = place
  const clock: Reader = { now, zone: reader.track.zone, home: homeZone(cohort, reader.track), language }
  const rows = listed.map(({ each, next }) => {
    const marks = marksOf(each, place)
    const href = keepLanguage(c, eventPath(place, each.event))
    return html`<li><a href="${href}">${inLanguage(each.state.facts.title, { programme }, language)}</a>
<span class="quiet">${next ? told(each, next) : ''}${marks.map((mark) => html` · ${mark}`)}</span></li>
`
  })
  return html`<ul class="rows">${rows}</ul>`

  /** A date of a webinar is its start; of another event, it may be any of several. */
  function told({ state }: Listed['each'], [name, moment]: Named): Html {
    const when = momentTold(moment, clock)
    if (state.facts.kind === 'webinar') return when
    return html`${when} · ${momentLabel(name, { programme, state, reader: clock })}`
  }
}

function marksOf({ phase, standing, state }: Listed['each'], { language }: Place): string[] {
  const say = sayIn(language)
  if (phase === 'cancelled') return [say('events.cancelled')]
  if (phase === 'over') return [say('events.recording')]
  const isMooc = state.facts.kind === 'mooc'
  const stands = standing === 'none' ? [] : [isMooc ? say('events.going') : say(`events.${standing}`)]
  return [...(phase === 'coming' ? [] : [isMooc ? say('events.open') : say('events.underWay')]), ...stands]
}
