import { calendarLinks } from '../documents/calendar-links.ts'
import { invitation } from '../documents/invitation.ts'
import type { EventState } from '../domain/event-changes.ts'
import { invitationUid } from '../domain/invitation-uid.ts'
import type { Language } from '../language/catalogues.ts'
import type { LetterCalendar } from '../letters/calendar-part.ts'
import type { EventUrls } from '../letters/service/event-context.ts'
import { safeFirstName } from '../letters/service/safe-first-name.ts'
import type { ReadersEventLetter } from './event-letter.ts'
import type { WriterDeps } from './steps.ts'
import { uidDomain } from './uid-domain.ts'

const INVITES: ReadonlySet<string> = new Set(['registered', 'moved'])
const CALLS_OFF: ReadonlySet<string> = new Set(['cancelled', 'unregistered'])

/**
 * The invitation that goes along with a letter, or calls it off. Only who has a place has it in the calendar; who waits
 * gets words alone.
 */
export async function calendarFor(
  deps: WriterDeps,
  { delivery, setting, registration, request, told }: ReadersEventLetter,
): Promise<LetterCalendar | undefined> {
  const { name, event, state } = told
  const hasPlace = registration?.state === 'registered' || request?.detail.was === 'registered'
  if (!registration || !hasPlace || !(INVITES.has(name) || CALLS_OFF.has(name))) return undefined
  const { sender, title } = setting.edition.programme
  return calendarOf({
    method: CALLS_OFF.has(name) ? 'CANCEL' : 'REQUEST',
    cohort: setting.cohort.slug,
    event,
    state,
    revision: registration.revision,
    writtenAt: delivery.writtenAt,
    domain: await uidDomain(deps.db, { cohort: setting.cohort, sender, mailDomain: deps.mailDomain }),
    sender,
    attendee: { firstName: safeFirstName(delivery.firstName), address: delivery.address },
    programme: title,
    language: delivery.language,
  })
}

/** What a calendar is told of a webinar with one person. */
type CalendarFacts = {
  method: 'REQUEST' | 'CANCEL'
  cohort: string
  event: string
  state: EventState
  /** That of the registration: whoever comes back is invited anew. */
  revision: number
  writtenAt: Date
  /** That of `uidDomain`. */
  domain: string
  sender: { name: string; address: string }
  attendee: { firstName: string | null; address: string }
  /** The title of the programme. */
  programme: string
  language: Language
}

/** Undefined for what has no start and end. */
function calendarOf(facts: CalendarFacts): LetterCalendar | undefined {
  const { method, cohort, event, state, revision, attendee, programme } = facts
  const { start, end } = state.moments
  if (state.facts.kind !== 'webinar' || !start || !end) return undefined
  const { title, join } = state.facts
  const text = invitation({
    method,
    uid: invitationUid({ cohort, event, domain: facts.domain }),
    sequence: state.sequence + revision,
    writtenAt: facts.writtenAt,
    start: start.at,
    end: end.at,
    title,
    // No address of a reader's own page: calendars are shown to others, and whoever has that address can do anything there.
    description: programme,
    ...(join === undefined ? {} : { joinUrl: join }),
    organiser: facts.sender,
    attendee: {
      address: attendee.address,
      ...(attendee.firstName === null ? {} : { name: attendee.firstName }),
    },
    language: facts.language,
  })
  return { method, text }
}

/**
 * Pages of calendars on the web that offer to note a webinar, and our file, which is beside the reader's page of it;
 * undefined for what has no start and end.
 */
export function calendarPages(
  { facts, moments: { start, end } }: EventState,
  { page, programme }: { page: string; programme: string },
): EventUrls['calendars'] {
  if (facts.kind !== 'webinar' || !start || !end) return undefined
  const entry = {
    title: facts.title,
    start: start.at,
    end: end.at,
    details: programme,
    location: facts.join ?? '',
  }
  return { ...calendarLinks(entry), file: `${page}.ics` }
}
