import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { calendarText, calendarWriter, entryFields, severalLines } from './calendar-text.ts'
import { type Invitation, organiserOf, placeOf } from './invitation.ts'

/** An event as somebody puts it into a calendar by hand. */
export type CalendarFile = Omit<Invitation, 'method' | 'attendee'>

/**
 * The text of a calendar with one event, to open or import (RFC 5546 §3.2.1): nobody is invited by it, so that no
 * calendar asks for an answer or sends one. With the UID of the invitation, either takes the place of the other.
 */
export function calendarFile(facts: CalendarFile): string {
  const { description, language } = facts
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: calendarWriter(language) })
  calendar.createEvent({
    ...entryFields(facts),
    ...(description === '' ? {} : { description: severalLines(description, language) }),
    status: ICalEventStatus.CONFIRMED,
    organizer: organiserOf(facts),
    ...placeOf(facts),
  })
  return calendarText(calendar)
}
