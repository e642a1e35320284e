import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { readCourse } from '../../src/documents/course.ts'
import { courseDates, type Run } from '../../src/documents/course-dates.ts'
import { courseFeed } from '../../src/documents/course-feed.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'

const STAMP = new Date('2027-01-01T08:00Z')
const RUN: Run = { rule: { days: 'every-day' }, dayOne: '2027-03-12', zone: 'America/New_York', at: '07:30' }
const EVENTS = {
  webinaire: { kind: 'webinar', title: 'Webinaire', start: { day: 3, at: '13:00' }, minutes: 90 },
  guide: { kind: 'release', title: 'Guide', dates: { online: { day: 2 } } },
}

/** The events of a feed, as a parser that knows nothing of its writer has them. */
function read(feed: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(feed))
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

function feedOf(run: Partial<Run>, options: Parameters<typeof courseEdition>[1] = {}) {
  const edition = courseEdition(3, { schedule: { events: EVENTS }, ...options })
  return courseFeed(courseDates(readCourse(edition), { ...RUN, ...run }), STAMP)
}

it('has each lesson as a whole day and each event at its hour, across a change of clocks', () => {
  const events = read(feedOf({}))
  expect(events.map(({ summary, startDate }) => [summary, startDate.toString()])).toEqual([
    ['1. Leçon 1', '2027-03-12'],
    ['2. Leçon 2', '2027-03-13'],
    ['3. Leçon 3', '2027-03-14'],
    // New York has gone over to summer time that night: 13:00 is 17:00 in UTC, the day before it was 18:00.
    ['Webinaire', '2027-03-14T17:00:00Z'],
    ['Guide (mise en ligne)', '2027-03-13'],
  ])
  expect(events[3]?.endDate.toString()).toBe('2027-03-14T18:30:00Z')
  expect(read(feedOf({ dayOne: '2027-03-11' }))[3]?.startDate.toString()).toBe('2027-03-13T18:00:00Z')
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
})

it('waits on a public holiday, or leaves its lesson out, as the rule says', () => {
  const days = (then: 'shift' | 'skip') =>
    read(
      feedOf({
        dayOne: '2027-04-30',
        zone: 'Europe/Paris',
        rule: { days: 'every-day', holidays: { region: 'france', then } },
      }),
    )
      .filter(({ summary }) => summary.includes('Leçon'))
      .map(({ summary, startDate }) => `${summary.slice(0, 1)} ${startDate}`)
  expect(days('shift')).toEqual(['1 2027-04-30', '2 2027-05-02', '3 2027-05-03'])
  expect(days('skip')).toEqual(['1 2027-04-30', '3 2027-05-02'])
})

it('keeps a title that would be a line of its own inside its summary', () => {
  const hostile = 'Fin\\r\\nEND:VEVENT\\nBEGIN:VEVENT; a, b\\\\n <b>'
  const lessons = { 'jour-02': lessonText(2).replace('title: Leçon 2', `title: "${hostile}"`) }
  const events = read(feedOf({}, { lessons, schedule: { title: 'Titre\r\nX-BAD:1', events: {} } }))
  expect(events).toHaveLength(3)
  expect(events[1]?.summary).toBe('2. Fin END:VEVENT BEGIN:VEVENT; a, b\\n <b>')
  expect(feedOf({}, { schedule: { title: 'Titre\r\nX-BAD:1' } })).not.toMatch(/^X-BAD/m)
})
