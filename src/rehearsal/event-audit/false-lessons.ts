import type { Edition } from '../../domain/edition.ts'
import { localDay, type TrueEvent, type TrueMoment, type Truth } from '../truth.ts'
import { sentencesOf } from './claim.ts'
import { eventNames, speaksOf } from './event-names.ts'
import { excerpt } from './false-notes.ts'
import { type HoleContext, holeContexts } from './lesson-holes.ts'
import { plain, type ReadMail } from './read-mail.ts'
import { isTrueOf, type Reading, type SaidTime, saidTimes } from './said-time.ts'

/**
 * What a lesson is checked against: the sealed programme, what is true about its events, and the dates of its reader's
 * lessons.
 */
export type LessonReading = { edition: Edition; truth: Truth; lessonDates: ReadonlySet<string> }

/**
 * Finds what a lesson says about the events that is not true, at its Date and in the zone of its reader; one line each.
 */
export function falseLesson(mail: ReadMail, { edition, truth, lessonDates }: LessonReading): string[] {
  const { date, letter } = mail
  const reading = { at: date, zone: letter.zone, home: truth.zone }
  const told: Told = {
    reading,
    states: truth.at(date),
    contexts: holeContexts(edition, letter.letter),
    source: plain(edition.files[`lessons/${letter.letter}.md`] ?? '').toLowerCase(),
    names: eventNames(edition.programme),
    lessonDates,
  }
  const said = mail.parts.flatMap(({ part, words }) =>
    words.flatMap((paragraph) =>
      [
        ...falseHoles(paragraph, told),
        ...sentencesOf(paragraph).flatMap((one) => falseSentence(one, told)),
      ].map((what) => `its ${part} says ${what}`),
    ),
  )
  return [...new Set([...said, ...falseInvitations(mail, told, edition)])]
}

type Told = {
  reading: Reading
  states: readonly TrueEvent[]
  contexts: readonly HoleContext[]
  source: string
  names: ReadonlyMap<string, readonly string[]>
  lessonDates: ReadonlySet<string>
}

/** A date that follows the same words as a placeholder in the source must be the one that the source means. */
function falseHoles(paragraph: string, { contexts, states, reading }: Told): string[] {
  const lower = paragraph.toLowerCase()
  const here = contexts.filter(({ words }) => lower.includes(words))
  if (here.length === 0) return []
  const said = saidTimes(paragraph)
  return here.flatMap(({ words, moments }) => {
    const meant = momentsAmong(states, moments)
    return said
      .filter(({ from }) => paragraph.slice(0, from).trimEnd().toLowerCase().endsWith(words))
      .filter((time) => !isTrueOfAny(time, meant, reading))
      .map(
        (time) =>
          `« ${excerpt(paragraph, time)} », which is not true of ${moments.map(({ event }) => event).join(' or ')}`,
      )
  })
}

type Candidate = { moment: TrueMoment; end: TrueMoment | undefined }

function momentsAmong(states: readonly TrueEvent[], wanted: HoleContext['moments']): Candidate[] {
  return states.flatMap(({ name, cancelled, moments }) =>
    Object.values(moments)
      .filter(
        (moment) => !cancelled && wanted.some((one) => one.event === name && one.moment === moment.name),
      )
      .map((moment) => ({ moment, end: moments.end })),
  )
}

function isTrueOfAny(time: SaidTime, moments: readonly Candidate[], reading: Reading): boolean {
  return moments.some(({ moment, end }) => isTrueOf(time, moment, { reading, end }))
}

/**
 * Checks the times of a sentence. A day with an hour must be true of an event: of one that the sentence mentions, if it
 * mentions any. The same holds for an hour alone in a sentence that mentions an event, and for a day in a sentence that
 * contains an event's title. Any other day may be a lesson's, or be written in the source.
 */
function falseSentence(sentence: string, told: Told): string[] {
  const lower = sentence.toLowerCase()
  const named = told.states.filter(({ name }) => told.names.get(name)?.some((words) => lower.includes(words)))
  const spoken = told.states.filter((state) => named.includes(state) || speaksOf(sentence, state.event.kind))
  const invites = spoken.length > 0 && spoken.every(({ cancelled }) => cancelled) && INVITES.test(sentence)
  const called = invites ? [`« ${sentence} », though it is cancelled`] : []
  const times = saidTimes(sentence).filter((time) => !isTrueOrElsewhere(time, { named, spoken, told }))
  return [...called, ...times.map((time) => `« ${excerpt(sentence, time)} », which is true of no event`)]
}

type Speech = { named: readonly TrueEvent[]; spoken: readonly TrueEvent[]; told: Told }

function isTrueOrElsewhere(time: SaidTime, { named, spoken, told }: Speech): boolean {
  const anywhere = momentsOf(told.states)
  const taking = spoken.length > 0 ? momentsOf(spoken) : anywhere
  const isTrue = (moments: readonly Candidate[]) => isTrueOfAny(time, moments, told.reading)
  const isOurs = () => isInSource(time, told) && spoken.length === 0
  switch (time.day?.kind) {
    case undefined:
      return spoken.length === 0 || isTrue(taking)
    case 'near':
      if (time.hour) return isTrue(taking) || isOurs()
      return named.length > 0 ? isTrue(taking) : isTrue(anywhere) || isElsewhere(time, told)
    case 'date':
      if (time.hour) return isTrue(taking) || isOurs()
      return isTrue(anywhere) || isElsewhere(time, told)
    case 'counted':
      return named.length > 0 ? isTrue(taking) : isTrue(anywhere) || isElsewhere(time, told)
    case 'weekday':
    case 'span':
    case 'countdown':
      // No placeholder for a lesson's own date gives these words, so in a sentence about an event they are about that
      // event.
      return isTrue(taking) || isOurs() || (spoken.length === 0 && isLessonDay(time, told))
  }
}

const INVITES =
  /rendez-vous|inscrivez-vous|réservez|réserver votre place|vous pouvez vous inscrire|il est encore temps|see you|register now|you can register/i

function momentsOf(states: readonly TrueEvent[]): Candidate[] {
  return states.flatMap(({ cancelled, moments }) =>
    cancelled ? [] : Object.values(moments).map((moment) => ({ moment, end: moments.end })),
  )
}

/** Whether a time is the date of one of this reader's lessons, or stands in the source word for word. */
function isElsewhere(time: SaidTime, told: Told): boolean {
  return isInSource(time, told) || isLessonDay(time, told)
}

function isInSource({ words }: SaidTime, { source }: Told): boolean {
  return source.includes(words.toLowerCase())
}

function isLessonDay(time: SaidTime, { lessonDates, reading }: Told): boolean {
  return [...lessonDates].some((date) => {
    const lesson = { name: 'lesson', wholeDay: true, date, at: new Date(`${date}T00:00:00Z`) }
    return isTrueOf(time, lesson, { reading })
  })
}

const SIGNS_UP = /inscri|rejoindre|accéder|réserver|participer|suivre|\bjoin\b|register|sign up/i

/** Finds links that would let somebody register for a cancelled event. */
function falseInvitations({ links }: ReadMail, { states }: Told, { programme }: Edition): string[] {
  return states
    .filter(({ cancelled }) => cancelled)
    .flatMap(({ name, event }) => {
      const outside = event.link === undefined ? undefined : programme.links[event.link]?.url
      return links
        .filter(({ href }) => href.endsWith(`/events/${name}`) || href === outside)
        .filter(({ label }) => SIGNS_UP.test(label))
        .map(({ label }) => `its button « ${label} » leads to ${name}, which is cancelled`)
    })
}

/** The dates on which each person gets lessons, by address. */
export function lessonDatesOf(letters: readonly { to: string; day: number; at: string; zone: string }[]) {
  const dates = new Map<string, Set<string>>()
  for (const { to, day, at, zone } of letters) {
    if (day === 0) continue
    const known = dates.get(to) ?? new Set<string>()
    dates.set(to, known.add(localDay(new Date(at), zone)))
  }
  return dates
}
