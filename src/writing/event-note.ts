import type { EventState } from '../domain/event-changes.ts'
import { makeToken } from '../domain/tokens.ts'
import type { EventNoteContext, EventNoteUrls, NotedEvent } from '../letters/event-note/event-note-context.ts'
import type { EventNoteKind } from '../letters/event-note/event-note-kind.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Registration } from '../store/registrations.ts'
import type { ReaderRequest } from '../store/requests.ts'
import type { Desk } from './desk.ts'
import { calendarPages } from './event-calendar.ts'
import type { EventLetter } from './event-letter.ts'
import type { LetterSetting } from './letter-setting.ts'
import { helpAddress, readerAddresses, readerTokens } from './reader-addresses.ts'

/** Whom a letter about an event is for. `request` is what it answers, if it was asked for. */
export type EventReader = {
  delivery: ClaimedDelivery
  track: LetterSetting
  registration: Registration | undefined
  request: ReaderRequest | undefined
}

/** What fills a letter about an event for its reader. */
export function noteContext(
  desk: Desk,
  { delivery, track, registration, request }: EventReader,
  letter: EventLetter,
): EventNoteContext {
  const { cohort, edition } = track
  const standing = registration && registration.state !== 'left' ? registration.state : request?.detail.was
  return {
    now: delivery.writtenAt,
    zone: delivery.trackZone,
    home: cohort.zone,
    firstName: delivery.firstName,
    programme: edition.programme.title,
    sender: edition.programme.sender,
    askedAt: request?.requestedAt,
    expiresAt: request?.expiresAt,
    event: notedEvent(letter),
    before: letter.before?.moments,
    standing,
    audience: letter.audience,
    urls: urlsOf(desk, { delivery, track, request, letter }),
  }
}

function notedEvent({ state: { facts, moments }, of }: EventLetter): NotedEvent {
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
  const number = /^milestone_(\d+)$/.exec(of ?? '')?.[1]
  return number === undefined ? undefined : milestones[Number(number) - 1]?.title
}

type Addressed = Omit<EventReader, 'registration'> & { letter: EventLetter }

function urlsOf(desk: Desk, { delivery, track, request, letter }: Addressed): EventNoteUrls {
  const { publicUrl, keys } = desk
  const tokens = readerTokens(keys, { enrolmentId: delivery.enrolmentId, deliveryId: delivery.id })
  const { meUrl, unsubscribeUrl } = readerAddresses(publicUrl, tokens)
  const { facts } = letter.state
  const page = facts.kind === 'release' ? meUrl : eventPage(meUrl, letter.event)
  const outside = facts.link === undefined ? undefined : track.edition.programme.links[facts.link]?.url
  const confirm = request && `${publicUrl}/register/${makeToken(keys, 'confirm', request.id)}`
  const programme = track.edition.programme.title
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

const JOINS: ReadonlySet<EventNoteKind> = new Set(['registered', 'day-before', 'hour-before'])

/** What the button opens. Whoever has still to register does so on our page; the sign-up of a mooc is reached by it too. */
function buttonOf({ kind, state: { facts } }: EventLetter, { page, outside, confirm }: Targets): string {
  if (kind === 'register') return confirm ?? page
  if (facts.kind === 'release') return outside ?? page
  if (facts.kind !== 'webinar') return page
  if (kind === 'replay') return facts.replay ?? page
  return JOINS.has(kind) ? (facts.join ?? page) : page
}
