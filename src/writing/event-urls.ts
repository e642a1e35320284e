import { usualReminder } from '../domain/default-reminders.ts'
import { makeToken } from '../domain/tokens.ts'
import type { ReaderTokens } from '../letters/reader-marks.ts'
import type { EventUrls } from '../letters/service/event-context.ts'
import { calendarPages } from './event-calendar.ts'
import type { EventLetter } from './event-letter.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'
import type { DueLetter, WriterDeps } from './steps.ts'

type Addressed = Pick<DueLetter, 'delivery' | 'setting' | 'request'> & {
  letter: EventLetter
  tokens: ReaderTokens
}

/** The addresses in a letter about an event. */
export function eventUrls(
  deps: WriterDeps,
  { delivery, setting, request, letter, tokens }: Addressed,
): EventUrls {
  const { publicUrl, keys } = deps
  const { meUrl, unsubscribeUrl } = readerAddresses(publicUrl, tokens)
  const { facts } = letter.state
  const page = facts.kind === 'release' ? meUrl : eventPage(meUrl, letter.event)
  const outside = facts.link === undefined ? undefined : setting.edition.programme.links[facts.link]?.url
  const confirm =
    request && isOfItsRequest(letter)
      ? `${publicUrl}/register/${makeToken(keys, 'confirm', request.id, delivery.generation)}`
      : undefined
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

/** It says when it was asked for and until when its link works, and the link is for this one request. */
export function isOfItsRequest({ name }: EventLetter): boolean {
  return name === 'register'
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
