import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendarLinks } from '../../src/documents/calendar-links.ts'

const ENTRY = {
  title: 'Webinaire : où & comment ?',
  start: new Date('2027-03-14T17:00:00Z'),
  end: new Date('2027-03-14T18:30:00Z'),
  details: 'Un, deux\n#3 + 4',
  location: 'https://visio.example/j/1?pwd=a&b=c',
}

it('leads to the pages where Google Calendar and Outlook offer an entry', () => {
  expect(calendarLinks({ ...ENTRY, title: 'Le début', details: '', location: 'Paris' })).toEqual({
    google:
      'https://calendar.google.com/calendar/render?action=TEMPLATE&text=Le%20d%C3%A9but&dates=20270314T170000Z%2F20270314T183000Z&details=&location=Paris',
    outlook:
      'https://outlook.live.com/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Le%20d%C3%A9but&startdt=2027-03-14T17%3A00%3A00Z&enddt=2027-03-14T18%3A30%3A00Z&body=&location=Paris',
    office:
      'https://outlook.office.com/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Le%20d%C3%A9but&startdt=2027-03-14T17%3A00%3A00Z&enddt=2027-03-14T18%3A30%3A00Z&body=&location=Paris',
  })
})

/** The fields of a link as a reader has them that takes `+` for a space, and as one has them that does not. */
function fieldsOf(link: string): Record<string, string> {
  const fields = Object.fromEntries(new URL(link).searchParams)
  const plainly = new URL(link).search
    .slice(1)
    .split('&')
    .map((field) => field.split('=').map(decodeURIComponent))
  expect(Object.fromEntries(plainly)).toEqual(fields)
  expect(plainly).toHaveLength(Object.keys(fields).length)
  return fields
}

const seconds = fc.integer({ min: 0, max: 4_000_000_000 }).map((second) => new Date(second * 1000))
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('+', '%', '&', '#', '=', ' ', "'", ')', '\n', '"', '<', 'é', '🎉', '2', 'B'),
  }),
)

it('gives back any text and any hour', () => {
  fc.assert(
    fc.property(texts, texts, texts, seconds, seconds, (title, details, location, start, end) => {
      const { google, outlook, office } = calendarLinks({ title, details, location, start, end })
      const said = { title, details, location }
      const { text, dates, details: googleDetails, location: googlePlace } = fieldsOf(google)
      expect({ title: text, details: googleDetails, location: googlePlace }).toEqual(said)
      const instants = dates!
        .split('/')
        .map((basic) => new Date(basic.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')))
      expect(instants).toEqual([start, end])
      for (const link of [outlook, office]) {
        const { subject, body, location: place, startdt, enddt } = fieldsOf(link)
        expect({ title: subject, details: body, location: place }).toEqual(said)
        expect([new Date(startdt!), new Date(enddt!)]).toEqual([start, end])
      }
      for (const link of [google, outlook, office]) expect(link).toMatch(/^https:[\w/.?&=%~-]+$/)
    }),
  )
})

it('does not fail on half a character', () => {
  expect(fieldsOf(calendarLinks({ ...ENTRY, title: '\uD83Dx' }).google).text).toBe('\uFFFDx')
})
