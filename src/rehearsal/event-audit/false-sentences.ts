import type { MailFinding, MailPart } from '../../domain/finding.ts'
import type { TrueEvent, TrueMoment } from '../truth.ts'
import { inAnyLanguage } from './any-language.ts'
import { speaksOf } from './event-names.ts'
import { excerpt } from './false-notes.ts'
import type { PlaceholderContext } from './lesson-placeholders.ts'
import { isTrueOf, type Reading, type SaidTime, saidTimes } from './said-time.ts'

/** What the sentences of one lesson are checked against. `source` is the lesson as sealed, in lower case. */
export type Told = {
  reading: Reading
  states: readonly TrueEvent[]
  contexts: readonly PlaceholderContext[]
  source: string
  names: ReadonlyMap<string, readonly string[]>
  lessonDates: ReadonlySet<string>
}

/** A moment that a time may mean, with the end of its event. */
export type Candidate = { moment: TrueMoment; end: TrueMoment | undefined }

/** A sentence, and the part of the mail that says it. */
type Sentence = { part: MailPart; sentence: string }

/**
 * Checks the times of a sentence. A day with an hour must be true of an event: of one that the sentence mentions, if it
 * mentions any. The same holds for an hour alone in a sentence that mentions an event, and for a day in a sentence that
 * contains an event's title. Any other day may be a lesson's, or be written in the source.
 */
export function falseSentence({ part, sentence }: Sentence, told: Told): MailFinding[] {
  const lower = sentence.toLowerCase()
  const named = told.states.filter(({ name }) => told.names.get(name)?.some((words) => lower.includes(words)))
  const spoken = told.states.filter((state) => named.includes(state) || speaksOf(sentence, state.event.kind))
  const invites = spoken.length > 0 && spoken.every(({ cancelled }) => cancelled) && INVITES.test(sentence)
  const called = invites ? [{ found: 'said-of-cancelled' as const, part, said: sentence }] : []
  const times = saidTimes(sentence).filter((time) => !isTrueOrElsewhere(time, { named, spoken, told }))
  const said = times.map((time) => excerpt(sentence, time))
  return [...called, ...said.map((words) => ({ found: 'true-of-none' as const, part, said: words }))]
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

const INVITES = inAnyLanguage(({ invites }) => invites)

function momentsOf(states: readonly TrueEvent[]): Candidate[] {
  return states.flatMap(({ cancelled, moments }) =>
    cancelled ? [] : Object.values(moments).map((moment) => ({ moment, end: moments.end })),
  )
}

/** Whether a time is true of one of these moments. */
export function isTrueOfAny(time: SaidTime, moments: readonly Candidate[], reading: Reading): boolean {
  return moments.some(({ moment, end }) => isTrueOf(time, moment, { reading, end }))
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
