import type { SkipReason } from '../domain/delivery.ts'
import { type EventState, isRedated } from '../domain/event-changes.ts'
import { eventPhase } from '../domain/event-phase.ts'
import type { Audience } from '../domain/event-schema.ts'
import { comesAt } from '../domain/reminder-times.ts'
import { momentOfReminder } from '../domain/reminders.ts'
import { reminderWords } from '../letters/service/reminder-words.ts'
import type { AnswerName } from '../letters/service/service-letter.ts'
import type { Registration } from '../store/registrations.ts'
import type { SubscriberRequest } from '../store/requests.ts'
import { eventStatesIn, type LetterSetting } from './letter-setting.ts'
import type { Letter } from './steps.ts'

/** A letter about an event: which words, and what they speak of. */
export type EventLetter = {
  /** That of its file, without `.md`. */
  name: string
  event: string
  state: EventState
  /** For a change: the event as this reader was last told of it. */
  before?: EventState
  /** For a reminder. */
  audience?: Audience
  reminder?: string
  /** The name of the moment that a reminder is about. */
  of?: string
}

/** A letter about an event for one reader: where this reader stands, and what was asked for, if it was. */
export type ReadersEventLetter = Letter & {
  told: EventLetter
  registration: Registration | undefined
  request: SubscriberRequest | undefined
}

/**
 * What a letter is for. A notice tells what became of `toldVersion`, of which the one before told its reader, if any
 * did.
 */
export type EventPurpose =
  | { request: AnswerName; revision: number | undefined }
  | { reminder: string; audience: Audience }
  | { toldVersion: number }

export type EventOccasion = {
  event: string
  purpose: EventPurpose
  /** The version of the events that it speaks of, and the instant it speaks from. */
  version: number
  now: Date
  /** Where its reader stands, if anywhere. */
  registration: Registration | undefined
  /** Whether whoever registers now has to wait for a place; asked of those who are invited alone. */
  isFull: boolean
}

/** Why there is no letter about an event any more. */
export type NothingToSay = Extract<SkipReason, 'event-changed' | 'not-concerned' | 'nothing-new' | 'no-place'>

/** What a letter about an event is, for one reader at one instant. Throws when the programme has no such event. */
export function eventLetter(setting: LetterSetting, occasion: EventOccasion): EventLetter | NothingToSay {
  const { event, purpose, version } = occasion
  const state = eventStatesIn(setting, version)[event]
  if (!state) throw new Error(`the programme has no event ${event}`)
  if ('request' in purpose) return answer(state, { ...occasion, purpose })
  if ('reminder' in purpose) return reminder(state, { ...occasion, purpose }, setting.track.zone)
  const { registration } = occasion
  if (!registration || registration.state === 'left') return 'not-concerned'
  const told = Math.max(purpose.toldVersion, registration.toldVersion)
  const before = eventStatesIn(setting, told)[event] ?? state
  const isWaiting = registration.state === 'waiting'
  const isOver = eventPhase(state, { now: occasion.now, zone: setting.track.zone }) === 'over'
  return notice({ event, before, state, isWaiting, isOver })
}

type Of<P> = Omit<EventOccasion, 'purpose'> & { purpose: P }

function answer(
  state: EventState,
  { event, purpose, registration }: Of<Extract<EventPurpose, { request: string }>>,
): EventLetter | NothingToSay {
  const { request, revision } = purpose
  if (state.cancelled && request !== 'unregistered') return 'event-changed'
  // Somebody who came and went has one letter for what holds now.
  if (request !== 'register' && registration?.revision !== revision) return 'not-concerned'
  return { name: request, event, state }
}

function reminder(
  state: EventState,
  { event, purpose, now, isFull }: Of<Extract<EventPurpose, { reminder: string }>>,
  zone: string,
): EventLetter | NothingToSay {
  const { reminder: name, audience } = purpose
  // They would be invited to wait.
  if (isFull && audience === 'not-registered') return 'no-place'
  const of = momentOfReminder({ name: event, event: state.facts, moments: state.moments }, name)
  const moment = of === undefined ? undefined : state.moments[of]
  if (state.cancelled || of === undefined || !moment) return 'event-changed'
  const isAfter = comesAt(moment, zone) <= now
  const words = reminderWords({ eventKind: state.facts.kind, reminder: name, audience, isAfter })
  return { name: words, event, state, audience, reminder: name, of }
}

function notice({
  event,
  before,
  state,
  isWaiting,
  isOver,
}: {
  event: string
  before: EventState
  state: EventState
  isWaiting: boolean
  isOver: boolean
}): EventLetter | NothingToSay {
  if (before.cancelled || isOver) return 'nothing-new'
  if (state.cancelled) return { name: 'cancelled', event, state, before }
  if (isRedated(before, state)) return { name: 'moved', event, state, before }
  const hasNewLink = before.links.join !== state.links.join
  return hasNewLink && !isWaiting ? { name: 'registered', event, state } : 'nothing-new'
}
