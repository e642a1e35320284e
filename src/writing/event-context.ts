import { usualReminder } from '../domain/default-reminders.ts'
import type { EventState } from '../domain/event-changes.ts'
import { homeZone } from '../domain/redated.ts'
import { makeToken } from '../domain/tokens.ts'
import { milestoneName } from '../domain/written-moments.ts'
import type { EventContext, EventUrls, ToldEvent } from '../letters/service/event-context.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Registration } from '../store/registrations.ts'
import type { SubscriberRequest } from '../store/requests.ts'
import { calendarPages } from './event-calendar.ts'
import type { EventLetter } from './event-letter.ts'
import type { LetterSetting } from './letter-setting.ts'
import { helpAddress, readerAddresses, readerTokens } from './reader-addresses.ts'
import type { WriterDeps } from './steps.ts'

/** Whom a letter about an event is for. `request` is what it answers, if it was asked for. */
export type EventReader = {
  delivery: ClaimedDelivery
  setting: LetterSetting
  registration: Registration | undefined
  request: SubscriberRequest | undefined
}

/** What fills a letter about an event for its reader. */
export function eventContext(
  deps: WriterDeps,
  { delivery, setting, registration, request }: EventReader,
  letter: EventLetter,
): EventContext {
  const { cohort, edition } = setting
  const standing = registration && registration.state !== 'left' ? registration.state : request?.detail.was
  return {
    now: delivery.writtenAt,
    zone: request?.detail.dates?.zone ?? delivery.trackZone,
    home: homeZone(cohort, setting.track),
    firstName: delivery.firstName,
    programme: edition.programme.title,
    sender: edition.programme.sender,
    askedAt: request?.requestedAt,
    expiresAt: request?.expiresAt,
    event: toldEvent(letter),
    before: letter.before?.moments,
    standing,
    audience: letter.audience,
    urls: urlsOf(deps, { delivery, setting, request, letter }),
  }
}

function toldEvent({ state: { facts, moments }, of }: EventLetter): ToldEvent {
  const { kind, title } = facts
  const noted = { kind, title, moments, of: of === undefined ? undefined : moments[of] }
  if (kind === 'mooc') return { ...noted, milestone: milestoneTitle(facts, of) }
  if (kind !== 'webinar') return noted
  return { ...noted, host: facts.host, minutes: facts.minutes, joinUrl: facts.join, replayUrl: facts.replay }
}

function milestoneTitle(
  { milestones = [] }: Extract<EventState['facts'], { kind: 'mooc' }>,
  of: string | undefined,
): string | undefined {
  return milestones.find((_, index) => milestoneName(index) === of)?.title
}

type Addressed = Omit<EventReader, 'registration'> & { letter: EventLetter }

function urlsOf(deps: WriterDeps, { delivery, setting, request, letter }: Addressed): EventUrls {
  const { publicUrl, keys } = deps
  const tokens = readerTokens(keys, { ...delivery, deliveryId: delivery.id })
  const { meUrl, unsubscribeUrl } = readerAddresses(publicUrl, tokens)
  const { facts } = letter.state
  const page = facts.kind === 'release' ? meUrl : eventPage(meUrl, letter.event)
  const outside = facts.link === undefined ? undefined : setting.edition.programme.links[facts.link]?.url
  const confirm =
    request && `${publicUrl}/register/${makeToken(keys, 'confirm', request.id, delivery.generation)}`
  const programme = setting.edition.programme.title
  const calendars = calendarPages(letter.state, { page, programme })
  return {
    link: buttonOf(letter, { page, outside, confirm }),
    page,
    ...(calendars ? { calendars } : {}),
    unsubscribe: unsubscribeUrl,
    me: meUrl,
    help: helpAddress(publicUrl, delivery.language),
  }
}

/** The page of an event for the reader whose page of the course is at `meUrl`. */
export function eventPage(meUrl: string, event: string): string {
  return `${meUrl}/events/${event}`
}

type Targets = { page: string; outside: string | undefined; confirm: string | undefined }

/** What the button opens. Whoever has still to register does so on our page; the sign-up of a mooc is reached by it too. */
function buttonOf({ name, state: { facts } }: EventLetter, { page, outside, confirm }: Targets): string {
  if (name === 'register') return confirm ?? page
  if (facts.kind === 'release') return outside ?? page
  if (facts.kind !== 'webinar') return page
  if (name === 'replay') return facts.replay ?? page
  return isForThoseWhoCome(name) ? (facts.join ?? page) : page
}

/** The usual reminders to those registered, and what tells them that they are. */
function isForThoseWhoCome(name: string): boolean {
  return name === 'registered' || usualReminder('webinar', name)?.to === 'registered'
}
