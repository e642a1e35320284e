import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Language } from '../language/catalogues.ts'
import {
  calendarText,
  calendarWriter,
  entryFields,
  oneLine,
  severalLines,
  uriValue,
} from './calendar-text.ts'

/** An event as it is told to the calendar of one person who has registered for it. */
export type Invitation = {
  readonly method: 'REQUEST' | 'CANCEL'
  /** Of `invitationUid`. */
  readonly uid: string
  /** Of the last change; calendars leave aside what did not rise. */
  readonly sequence: number
  /** DTSTAMP; the same on every retry. */
  readonly writtenAt: Date
  readonly start: Date
  readonly end: Date
  readonly title: string
  /** Plain text; its line breaks stay. */
  readonly description: string
  /** The http or https address where people take part. */
  readonly joinUrl?: string
  readonly organiser: { readonly name: string; readonly address: string }
  readonly attendee: { readonly name?: string; readonly address: string }
  readonly language: Language
}

/**
 * The text of an iCalendar object that invites or calls off (RFC 5545, 5546, 6047): UTC, lines of at most 75 bytes that
 * end in CRLF. The same invitation always gives the same text. Throws a RangeError for a UID that would not stay in its
 * line, and for an end before the start.
 */
export function invitation(facts: Invitation): string {
  const { method, uid, start, end, description, language } = facts
  if (!/^[!-~]+$/.test(uid) || /[\\;,]/.test(uid)) throw new RangeError(`“${uid}” cannot be a UID as it is`)
  // The library would silently swap them.
  if (end < start) throw new RangeError('an event cannot end before it starts')
  const calendar = ical({ method: ICalCalendarMethod[method], prodId: calendarWriter(language) })
  calendar.createEvent({
    ...entryFields(facts),
    description: severalLines(description, language),
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...placeOf(facts),
    ...peopleOf(facts),
  })
  return calendarText(calendar)
}

/** Mail readers show the place, few of them the URL. */
export function placeOf({ joinUrl, language }: Pick<Invitation, 'joinUrl' | 'language'>) {
  return joinUrl === undefined ? {} : { url: uriValue(joinUrl), location: oneLine(joinUrl, language) }
}

/** Whoever registered on our page has accepted: no calendar has to ask, nor to answer us. */
function peopleOf({ organiser, attendee, language }: Invitation) {
  const name = nameParameter(attendee.name ?? '', language)
  return {
    organizer: organiserOf({ organiser, language }),
    attendees: [
      {
        email: mailtoPath(attendee.address),
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
        ...(name === '' ? {} : { name }),
      },
    ],
  }
}

/** Who holds the event. */
export function organiserOf({ organiser, language }: Pick<Invitation, 'organiser' | 'language'>) {
  return {
    name: nameParameter(organiser.name, language) || organiser.address,
    email: mailtoPath(organiser.address),
  }
}

// Readers do not agree on what a backslash is in a parameter: RFC 5545 §3.1 has no escapes there.
function nameParameter(name: string, language: Language): string {
  return oneLine(name, language).replaceAll('\\', '/').trim()
}

/** An address as it stands in a mailto URI (RFC 6068 §2). */
function mailtoPath(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at).replace(/[^\w!$'*+.~-]/gu, encodeURIComponent)}${address.slice(at)}`
}
