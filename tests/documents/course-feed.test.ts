import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { readCourse } from '../../src/documents/course.ts'
import { courseDates, type Run } from '../../src/documents/course-dates.ts'
import { type CohortFeed, cohortFeed, courseFeed } from '../../src/documents/course-feed.ts'
import { invitationUid } from '../../src/domain/invitation-uid.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { linesOf } from './calendar-lines.ts'

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

function feedOf(run: Partial<Run>, options: Parameters<typeof courseEdition>[1] = {}, title?: string) {
  const edition = courseEdition(3, { schedule: { events: EVENTS }, ...options })
  const programme = { ...edition.programme, title: title ?? edition.programme.title }
  return courseFeed(courseDates(readCourse({ ...edition, programme }), { ...RUN, ...run }), STAMP)
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
  // No programme is read with such a title any more: an edition that was sealed before may have one.
  const title = 'Titre\r\nX-BAD:1'
  const hostile = 'Fin\\r\\nEND:VEVENT\\nBEGIN:VEVENT; a, b\\\\n <b>'
  const lessons = { 'jour-02': lessonText(2).replace('title: Leçon 2', `title: "${hostile}"`) }
  const events = read(feedOf({}, { lessons, schedule: { events: {} } }, title))
  expect(events).toHaveLength(3)
  expect(events[1]?.summary).toBe('2. Fin END:VEVENT BEGIN:VEVENT; a, b\\n <b>')
  expect(feedOf({}, {}, title)).not.toMatch(/^X-BAD/m)
})

it('says the title of a course with all its marks', () => {
  const feed = feedOf({}, { schedule: { title: 'Un, deux; trois \\n quatre', language: 'en' } })
  expect(feed).toMatch(/^NAME:Un\\, deux\\; trois \\\\n quatre\r$/m)
})

/** Who holds each entry of a calendar, as `Name <mailto:…>`. */
function organisersIn(feed: string): string[][] {
  return read(feed).map(({ component }) =>
    component
      .getAllProperties('organizer')
      .map((found) => `${found.getParameter('cn')} <${found.getFirstValue()}>`),
  )
}

it('says of each entry, once, who publishes it', () => {
  const organisers = organisersIn(feedOf({}))
  expect(organisers).toHaveLength(5)
  for (const found of organisers) expect(found).toEqual(['Essai <mailto:cours@essai.example>'])
})

describe('the calendar that people subscribe to', () => {
  const timed = (instant: string) => ({ at: new Date(instant), wholeDay: false, date: instant.slice(0, 10) })
  const wholeDay = (date: string) => ({ at: new Date(`${date}T00:00+01:00`), wholeDay: true, date })
  const WEBINAR = {
    event: 'webinaire',
    title: 'Webinaire',
    moments: { start: timed('2027-03-14T17:00:00Z'), end: timed('2027-03-14T18:30:00Z') },
    joinUrl: 'https://visio.example/j/1?a=b,c',
    change: { sequence: 0, cancelled: false },
  }
  const GUIDE = {
    event: 'guide',
    title: 'Guide',
    moments: { print: wholeDay('2027-03-15'), online: wholeDay('2027-03-18') },
    change: { sequence: 0, cancelled: false },
  }
  const FEED: CohortFeed = {
    cohort: { slug: 'mars-2027', name: 'Mars 2027' },
    domain: 'deux.example',
    language: 'fr',
    writtenAt: STAMP,
    organiser: { name: 'Deux; jours, « ici »', address: 'cours@deux.example' },
    lessons: [],
    events: [WEBINAR, GUIDE],
  }
  const told = (changes: Partial<CohortFeed> = {}) =>
    read(cohortFeed({ ...FEED, ...changes })).map(({ uid, sequence, summary, startDate, component }) => ({
      uid,
      sequence,
      summary,
      start: startDate.toString(),
      status: component.getFirstPropertyValue('status'),
    }))

  it('has every moment of every event, under the UID of its invitation', () => {
    expect(told()).toEqual([
      {
        uid: invitationUid({ cohort: 'mars-2027', event: 'webinaire', domain: 'deux.example' }),
        sequence: 0,
        summary: 'Webinaire',
        start: '2027-03-14T17:00:00Z',
        status: 'CONFIRMED',
      },
      {
        uid: 'mars-2027.guide.print@deux.example',
        sequence: 0,
        summary: 'Guide (parution sur papier)',
        start: '2027-03-15',
        status: 'CONFIRMED',
      },
      {
        uid: 'mars-2027.guide.online@deux.example',
        sequence: 0,
        summary: 'Guide (mise en ligne)',
        start: '2027-03-18',
        status: 'CONFIRMED',
      },
    ])
    const [webinar] = read(cohortFeed(FEED))
    expect(webinar?.endDate.toString()).toBe('2027-03-14T18:30:00Z')
    expect(webinar?.location).toBe('https://visio.example/j/1?a=b,c')
    expect(webinar?.component.getFirstPropertyValue('url')).toBe('https://visio.example/j/1?a=b%2Cc')
  })

  it('says of each entry, once, who publishes it', () => {
    const { lessons } = courseDates(readCourse(courseEdition(3)), RUN)
    const organisers = organisersIn(cohortFeed({ ...FEED, lessons }))
    expect(organisers).toHaveLength(6)
    for (const found of organisers)
      expect(found.map((told) => told.replaceAll('\u202F', ' '))).toEqual([
        'Deux; jours, « ici » <mailto:cours@deux.example>',
      ])
  })

  it('has lessons for those who want them, as whole days on which nobody is busy', () => {
    const { lessons } = courseDates(readCourse(courseEdition(3)), RUN)
    const events = read(cohortFeed({ ...FEED, lessons }))
    expect(events.map(({ startDate }) => startDate.toString()).slice(0, 4)).toEqual([
      '2027-03-12',
      '2027-03-13',
      '2027-03-14',
      '2027-03-14T17:00:00Z',
    ])
    expect(events[0]?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
    expect(events[3]?.component.getFirstPropertyValue('transp')).toBeNull()
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(6)
  })

  it('gives a lesson another UID than an event of the same name', () => {
    const lessons = [{ letter: 'webinaire', day: 3, date: '2027-03-14', title: 'Webinaire' }]
    expect(new Set(told({ lessons }).map(({ uid }) => uid)).size).toBe(4)
  })

  it('asks calendars to come again within the hour', () => {
    const calendar = new ICAL.Component(ICAL.parse(cohortFeed(FEED)))
    expect(calendar.getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT1H')
    expect(calendar.getFirstPropertyValue('x-published-ttl')).toBe('PT1H')
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(feedOf({})).not.toMatch(/^(?:REFRESH-INTERVAL|X-PUBLISHED-TTL|STATUS)/m)
  })

  it('moves an event under its UID with a higher sequence, and keeps one that is cancelled', () => {
    const [before] = told()
    const moments = { start: timed('2027-03-20T17:00:00Z'), end: timed('2027-03-20T18:30:00Z') }
    const moved = { ...WEBINAR, moments, change: { sequence: 1, cancelled: false } }
    expect(told({ events: [moved] })).toEqual([{ ...before, sequence: 1, start: '2027-03-20T17:00:00Z' }])
    const cancelled = { ...moved, change: { sequence: 2, cancelled: true } }
    expect(told({ events: [cancelled] })).toEqual([
      { ...before, sequence: 2, start: '2027-03-20T17:00:00Z', status: 'CANCELLED' },
    ])
    const noGuide = { ...GUIDE, change: { sequence: 1, cancelled: true } }
    expect(told({ events: [noGuide] }).map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED'])
  })

  it('has the same bytes until something changes, in lines of at most 75', () => {
    const title = `Où, quand ; comment \r\nEND:VEVENT ${'🎉é'.repeat(60)}`
    const feed = cohortFeed({ ...FEED, events: [{ ...WEBINAR, title }] })
    expect(cohortFeed({ ...FEED, events: [{ ...WEBINAR, title }] })).toBe(feed)
    expect(Math.max(...linesOf(feed).map((line) => line.length))).toBeLessThanOrEqual(75)
    expect(read(feed)).toHaveLength(1)
  })
})
