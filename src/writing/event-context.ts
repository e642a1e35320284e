import { homeZone } from '../domain/redated.ts'
import { momentTitles } from '../domain/written-moments.ts'
import type { LetterReader } from '../letters/reader-marks.ts'
import type { EventContext, ToldEvent } from '../letters/service/event-context.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Registration } from '../store/registrations.ts'
import type { SubscriberRequest } from '../store/requests.ts'
import type { EventLetter } from './event-letter.ts'
import { eventUrls, isOfItsRequest } from './event-urls.ts'
import type { LetterSetting } from './letter-setting.ts'
import type { WriterDeps } from './steps.ts'

/** Whom a letter about an event is for. `request` is what it answers, if it was asked for. */
export type EventReader = {
  delivery: ClaimedDelivery
  setting: LetterSetting
  registration: Registration | undefined
  request: SubscriberRequest | undefined
}

/** What fills a letter about an event for any reader who stands where this one does. */
export function eventContext(
  deps: WriterDeps,
  about: EventReader,
  { letter, reader }: { letter: EventLetter; reader: LetterReader },
): EventContext {
  const { delivery, setting, request } = about
  const { cohort, edition } = setting
  return {
    now: delivery.writtenAt,
    zone: zoneOf(about),
    home: homeZone(cohort, setting.track),
    firstName: reader.firstName,
    programme: edition.programme.title,
    sender: edition.programme.sender,
    ...(isOfItsRequest(letter) && { askedAt: request?.requestedAt, expiresAt: request?.expiresAt }),
    event: toldEvent(letter),
    before: letter.before?.moments,
    standing: standingOf(about),
    audience: letter.audience,
    urls: eventUrls(deps, { delivery, setting, request, letter, tokens: reader.tokens }),
  }
}

/** Where a reader stands; for who took it back, what was given up. */
export function standingOf({ registration, request }: EventReader): EventContext['standing'] {
  return registration && registration.state !== 'left' ? registration.state : request?.detail.was
}

/** In which zone dates are told. */
export function zoneOf({ delivery, request }: EventReader): string {
  return request?.detail.dates?.zone ?? delivery.trackZone
}

function toldEvent({ state: { facts, moments }, of }: EventLetter): ToldEvent {
  const { kind, title } = facts
  const noted = { kind, title, moments, of: of === undefined ? undefined : moments[of] }
  if (kind === 'mooc') return { ...noted, milestone: of === undefined ? undefined : momentTitles(facts)[of] }
  if (kind !== 'webinar') return noted
  return { ...noted, host: facts.host, minutes: facts.minutes, joinUrl: facts.join, replayUrl: facts.replay }
}
