import ICAL from 'ical.js'
import type { ParsedMail } from 'mailparser'

/** What the calendar in a letter says, as a parser that knows nothing of its writer reads it. */
export type MailedInvitation = {
  method: string
  uid: string
  sequence: number
  status: string
  start: Date
  attendee: string
}

/** The calendar of a letter: that of its text/calendar part, which its file must repeat. Undefined without one. */
export function mailedInvitation({ attachments }: ParsedMail): MailedInvitation | undefined {
  const form = attachments.find(({ contentType }) => contentType === 'text/calendar')
  const file = attachments.find(({ contentType }) => contentType === 'application/ics')
  if (!form && !file) return undefined
  const text = (one: typeof form) => one?.content.toString().replace(/\r\n|\n/g, '\r\n')
  if (!form || text(form) !== text(file)) throw new Error('the two calendars of a letter differ')
  const calendar = new ICAL.Component(ICAL.parse(form.content.toString()))
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('a calendar without an event')
  const event = new ICAL.Event(component)
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: event.uid,
    sequence: event.sequence,
    status: String(component.getFirstPropertyValue('status')),
    start: event.startDate.toJSDate(),
    attendee: String(event.attendees[0]?.getFirstValue()),
  }
}
