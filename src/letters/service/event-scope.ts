import { mapValues } from '../../domain/map-values.ts'
import { dateWords, type LetterMoment } from '../../domain/moment-words.ts'
import { GRAMMARS, type Language } from '../../language/catalogues.ts'
import { READER } from '../liquid-engines.ts'
import { oneLine } from '../one-line.ts'
import { addressesOf, type EventState } from './event-addresses.ts'
import type { EventContext, ToldEvent } from './event-context.ts'
import {
  aboutOf,
  beginning,
  instant,
  momentsOf,
  movedMoments,
  nameOf,
  type Told,
  teller,
} from './event-moments.ts'
import { safeFirstName } from './safe-first-name.ts'

type Tell = (moment: LetterMoment) => Told

/**
 * The scope that Liquid reads: the names that the letters of `templates/service/` and a programme's own reminders may
 * use.
 */
export function eventScope(told: EventContext, letter: { name: string; language: Language }): object {
  const { language } = letter
  const context = standingNow(told, letter)
  const { now, zone, home, askedAt, expiresAt } = context
  const reader = { now, zone, language }
  const tell = teller(reader)
  return {
    [READER]: { ...reader, home },
    first_name: safeFirstName(context.firstName),
    programme: context.programme,
    sender: context.sender.name,
    postal: context.sender.postal,
    ...(askedAt && { asked: tell(instant(askedAt)) }),
    ...(expiresAt && { until: tell(instant(expiresAt)) }),
    ...eventValues(context, { tell, language }),
    ...changesOf(context, { tell, isOneDay: (a, b) => dateWords(a, reader) === dateWords(b, reader) }),
  }
}

/** Who has given up a place is offered nothing of what it was for. */
function standingNow(context: EventContext, { name }: { name: string }): EventContext {
  const hasLeft = name === 'unregistered' && context.standing === 'registered'
  return hasLeft ? { ...context, standing: undefined } : context
}

function eventValues(context: EventContext, { tell, language }: { tell: Tell; language: Language }): object {
  const { event } = context
  const moments = momentsOf(event)
  const of = aboutOf(context, moments)
  const start = beginning(event, moments)
  const state = {
    ...standingOf(context),
    begun: tell(start).over,
    over: tell(moments.end ?? start).over,
  }
  return {
    event: { ...mapValues(moments, tell), ...eventTexts(event, language), of: tell(of) },
    about: nameOf(of, moments),
    ...state,
    join_unknown: event.kind === 'webinar' && event.joinUrl === undefined,
    replay_unknown: event.kind === 'webinar' && event.replayUrl === undefined,
    ...addressesOf(context, state),
  }
}

function eventTexts(
  { kind, title, host, minutes, joinUrl, replayUrl, milestone }: ToldEvent,
  language: Language,
): object {
  return {
    kind,
    title: GRAMMARS[language].typeset(oneLine(title)),
    host: oneLine(host ?? ''),
    minutes: minutes ?? 0,
    join_url: joinUrl ?? '',
    replay_url: replayUrl ?? '',
    milestone: oneLine(milestone ?? ''),
  }
}

function standingOf({ standing, audience = 'everyone' }: EventContext): Omit<EventState, 'begun' | 'over'> {
  const isWaiting = standing === 'waiting'
  return {
    waiting: isWaiting,
    registered:
      !isWaiting && (standing === 'registered' || /^(?:registered|attended|absent)$/.test(audience)),
    attended: audience === 'attended',
    absent: audience === 'absent',
  }
}

type Telling = { tell: Tell; isOneDay: (a: LetterMoment, b: LetterMoment) => boolean }

function changesOf(context: EventContext, { tell, isOneDay }: Telling): object {
  const moved = movedMoments(context)
  const { start, end } = momentsOf(context.event)
  const changes = moved.map(({ name, was, now }, index) => [
    `change_${index + 1}`,
    { name, was: tell(was), now: tell(now) },
  ])
  return {
    ...Object.fromEntries(changes),
    hour_only: moved.length > 0 && moved.every(({ was, now }) => isOneDay(was, now)),
    has_end: end !== undefined,
    one_day: start !== undefined && end !== undefined && isOneDay(start, end),
  }
}
