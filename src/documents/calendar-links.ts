/** What is put into a calendar by a link. Texts are plain. */
export type CalendarEntry = {
  readonly title: string
  readonly start: Date
  readonly end: Date
  readonly details: string
  readonly location: string
}

/** Addresses of pages that offer an entry: of Google Calendar, of Outlook for people, and for organisations. */
export type CalendarLinks = { readonly google: string; readonly outlook: string; readonly office: string }

/** Links that put an event into a calendar on the web, in UTC to the second. They change nothing by themselves. */
export function calendarLinks(entry: CalendarEntry): CalendarLinks {
  return {
    google: googleLink(entry),
    outlook: outlookLink('outlook.live.com', entry),
    office: outlookLink('outlook.office.com', entry),
  }
}

function googleLink({ title, start, end, details, location }: CalendarEntry): string {
  const basic = (instant: Date) => toSecond(instant).replace(/[-:]/g, '')
  const dates = `${basic(start)}/${basic(end)}`
  const query = { action: 'TEMPLATE', text: title, dates, details, location }
  return `https://calendar.google.com/calendar/render?${queryOf(query)}`
}

// Microsoft documents none of it: https://interactiondesignfoundation.github.io/add-event-to-calendar-docs
function outlookLink(host: string, { title, start, end, details, location }: CalendarEntry): string {
  const query = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: toSecond(start),
    enddt: toSecond(end),
    body: details,
    location,
  }
  return `https://${host}/calendar/deeplink/compose?${queryOf(query)}`
}

function toSecond(instant: Date): string {
  return instant.toISOString().replace(/\.\d+Z$/, 'Z')
}

// URLSearchParams would write a space as `+`, which Outlook shows as it is.
function queryOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${percentEncoded(value)}`)
    .join('&')
}

/** Nothing is left in it at which a mail reader that looks for links in a text would stop. */
function percentEncoded(text: string): string {
  const hex = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, hex)
}
