import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { planEvents } from '../../src/domain/plan.ts'
import { lettersApart, type ProgrammeEvent } from '../../src/domain/programme.ts'
import { planReminders, type ReminderPlan } from '../../src/domain/reminders.ts'
import { course, DAY_ONE, planOf, type TrackOf } from './reminder-course.ts'

const WEBINAR = { kind: 'webinar', title: 'Webinaire', start: { day: 15, at: '13:00' }, minutes: 90 }
const MOOC = { kind: 'mooc', title: 'MOOC', opens: { day: 1 }, start: { day: 8 }, end: { day: 43 } }
const RELEASE = {
  kind: 'release',
  title: 'Guide',
  dates: { print: { day: 11 }, online: { day: 15, at: '14:30' } },
}

describe('the usual reminders', () => {
  it('of a webinar: the day before, an hour before and the replay to those registered, an invitation to the others', () => {
    expect(told({ webinaire: WEBINAR })).toEqual([
      'webinaire.day-before to registered: 2019-09-18 09:00 until 2019-09-19 13:00',
      'webinaire.invite to not-registered: 2019-09-18 09:00 until 2019-09-19 13:00',
      'webinaire.hour-before to registered: 2019-09-19 12:00 until 2019-09-19 13:00',
      'webinaire.replay to registered: 2019-09-20 09:00 until 2019-09-27 09:00',
    ])
  })

  it('of a MOOC: when it opens, its first day, a week before it ends', () => {
    expect(told({ mooc: MOOC })).toEqual([
      'mooc.opens to not-registered: 2019-09-05 09:00 until 2019-09-06 00:00',
      'mooc.first-day to registered: 2019-09-12 09:00 until 2019-09-13 00:00',
      'mooc.start-invite to not-registered: 2019-09-12 09:00 until 2019-09-13 00:00',
      'mooc.last-call to not-registered: 2019-10-10 09:00 until 2019-10-18 00:00',
      'mooc.week-before-end to registered: 2019-10-10 09:00 until 2019-10-18 00:00',
    ])
  })

  it('of a MOOC that can be joined on its first day: one letter that day, and not two', () => {
    const lines = told({ mooc: { ...MOOC, opens: { day: 8 } } })
    expect(
      lines.filter((line) => line.includes('to not-registered')).map((line) => line.split(' ')[0]),
    ).toEqual(['mooc.start-invite', 'mooc.last-call'])
  })

  it('of a MOOC with milestones: each the day before, to those registered', () => {
    const milestones = [
      { title: 'Module 2', at: { day: 15 } },
      { title: 'Rendu', at: { day: 30, at: '18:00' } },
    ]
    expect(told({ mooc: { ...MOOC, milestones } }).filter((line) => line.includes('milestone'))).toEqual([
      'mooc.milestone-1 to registered: 2019-09-18 09:00 until 2019-09-20 00:00',
      'mooc.milestone-2 to registered: 2019-10-03 09:00 until 2019-10-04 18:00',
    ])
  })

  it('of a release: the day of each of its dates, to everyone', () => {
    expect(told({ guide: RELEASE })).toEqual([
      'guide.print to everyone: 2019-09-15 09:00 until 2019-09-16 00:00',
      'guide.online to everyone: 2019-09-19 09:00 until 2019-09-19 14:30',
    ])
  })

  it('give way to those written, even to none', () => {
    const reminders = [{ name: 'week-before', when: '-P1W at 18:00' }]
    expect(told({ webinaire: { ...WEBINAR, reminders } })).toEqual([
      'webinaire.week-before to everyone: 2019-09-12 18:00 until 2019-09-19 13:00',
    ])
    expect(told({ webinaire: { ...WEBINAR, reminders: [] } })).toEqual([])
  })
})

describe('a reminder', () => {
  it('of a release is counted from the earliest of its dates, whatever their order', () => {
    const dates = { online: { day: 15 }, print: { day: 11 } }
    const reminders = [{ name: 'soon', when: '-P1D' }]
    expect(told({ guide: { ...RELEASE, dates, reminders } })).toEqual([
      'guide.soon to everyone: 2019-09-14 09:00 until 2019-09-16 00:00',
    ])
  })

  it('keeps to the calendar and the clock of its readers', () => {
    const plan = planOf({ webinaire: WEBINAR }, { zone: 'Pacific/Auckland' })
    expect(tell(plan, 'Pacific/Auckland')).toEqual([
      'webinaire.day-before to registered: 2019-09-18 09:00 until 2019-09-19 23:00',
      'webinaire.invite to not-registered: 2019-09-18 09:00 until 2019-09-19 23:00',
      'webinaire.hour-before to registered: 2019-09-19 22:00 until 2019-09-19 23:00',
      'webinaire.replay to registered: 2019-09-21 09:00 until 2019-09-28 09:00',
    ])
  })

  it('about a start is left out when the start has come by then', () => {
    const mooc = { ...MOOC, start: { day: 8, at: '08:00' } }
    const { reminders, leftOut } = planOf({ mooc })
    expect(reminders.map(({ letter }) => letter)).not.toContain('mooc.first-day')
    expect(leftOut).toEqual([
      { letter: 'mooc.first-day', event: 'mooc', name: 'first-day', reason: 'over-by-then' },
      { letter: 'mooc.start-invite', event: 'mooc', name: 'start-invite', reason: 'over-by-then' },
    ])
  })

  it('at the very start comes too late', () => {
    const now = { ...WEBINAR, reminders: [{ name: 'now', when: 'PT0M' }] }
    expect(planOf({ webinaire: now }).leftOut).toMatchObject([{ name: 'now', reason: 'over-by-then' }])
  })

  it('about what is out since the morning still leaves that day', () => {
    const dates = { online: { day: 15, at: '08:00' } }
    expect(told({ guide: { ...RELEASE, dates } })).toEqual([
      'guide.online to everyone: 2019-09-19 09:00 until 2019-09-26 09:00',
    ])
  })

  it('counts no hours from a whole day', () => {
    const { leftOut } = planOf({ webinaire: { ...WEBINAR, start: { day: 15 } } })
    expect(leftOut).toMatchObject([{ letter: 'webinaire.hour-before', reason: 'no-hour' }])
  })

  it('is left out where its event has no such moment', () => {
    const reminders = [{ name: 'soon', when: '-P1D', of: 'constructor' }]
    expect(planOf({ webinaire: { ...WEBINAR, reminders } }).leftOut).toMatchObject([
      { reason: 'no-such-moment' },
    ])
    expect(
      planOf({ guide: { ...RELEASE, dates: {}, reminders: [{ name: 'soon', when: '-P1D' }] } }),
    ).toMatchObject({
      leftOut: [{ reason: 'no-such-moment' }],
    })
  })

  it('to those who were there leaves only once it is over, by the clock of its readers too', () => {
    const thanks = {
      ...WEBINAR,
      reminders: [{ name: 'thanks', when: 'P0D at 18:00', of: 'end', to: 'attended' }],
    }
    expect(told({ webinaire: thanks })).toEqual([
      'webinaire.thanks to attended: 2019-09-19 18:00 until 2019-09-26 18:00',
    ])
    expect(planOf({ webinaire: thanks }, { zone: 'Pacific/Noumea' })).toMatchObject({
      reminders: [],
      leftOut: [{ reason: 'not-over-yet' }],
    })
  })
})

describe('a reminder close to a lesson', () => {
  const invite = { name: 'invite', when: '-P1D at 09:00' }
  const closeTo = (at: string, reminder: object = invite) =>
    told({ webinaire: { ...WEBINAR, reminders: [reminder] } }, { at })

  it('waits until an hour after it', () => {
    expect(closeTo('08:30')).toEqual([
      'webinaire.invite to everyone: 2019-09-18 09:30 until 2019-09-19 13:00',
    ])
    expect(closeTo('09:00')).toEqual([
      'webinaire.invite to everyone: 2019-09-18 10:00 until 2019-09-19 13:00',
    ])
  })

  it('waits when the lesson comes after it, too', () => {
    expect(closeTo('09:30')).toEqual([
      'webinaire.invite to everyone: 2019-09-18 10:30 until 2019-09-19 13:00',
    ])
  })

  it('does not wait when it is an hour away', () => {
    expect(closeTo('08:00')).toEqual([
      'webinaire.invite to everyone: 2019-09-18 09:00 until 2019-09-19 13:00',
    ])
    expect(closeTo('10:00')).toEqual([
      'webinaire.invite to everyone: 2019-09-18 09:00 until 2019-09-19 13:00',
    ])
  })

  it('an hour before a webinar waits half an hour at most, else it leaves at once', () => {
    const hour = { name: 'hour-before', when: '-PT1H' }
    expect(closeTo('11:30', hour)[0]).toContain('2019-09-19 12:30')
    expect(closeTo('11:45', hour)[0]).toContain('2019-09-19 12:00')
    expect(closeTo('12:30', hour)[0]).toContain('2019-09-19 12:00')
  })

  it('becomes a part of it, if it says so', () => {
    const folded = planOf(
      { webinaire: { ...WEBINAR, reminders: [{ ...invite, meets_lesson: 'fold' }] } },
      { at: '08:30' },
    )
    expect(folded.reminders).toMatchObject([{ dueAt: new Date('2019-09-18T06:30Z'), foldedInto: 'jour-14' }])
  })

  it('becomes no part of one that leaves when it is not true yet, or not any more', () => {
    const soon = { name: 'soon', when: '-PT10M', meets_lesson: 'fold' }
    expect(closeTo('13:00', soon)).toEqual([
      'webinaire.soon to everyone: 2019-09-19 12:50 until 2019-09-19 13:00',
    ])
    const out = {
      ...RELEASE,
      dates: { online: { day: 15, at: '09:00' } },
      reminders: [{ name: 'out', when: '+PT15M', meets_lesson: 'fold' }],
    }
    expect(told({ guide: out }, { at: '08:45' })).toEqual([
      'guide.out to everyone: 2019-09-19 09:45 until 2019-09-26 09:15',
    ])
  })
})

describe('two reminders', () => {
  it('to people of whom some get both are an hour apart', () => {
    expect(told({ mooc: { ...MOOC, start: { day: 1, at: '23:00' } } }).slice(0, 3)).toEqual([
      'mooc.first-day to registered: 2019-09-05 09:00 until 2019-09-05 23:00',
      'mooc.start-invite to not-registered: 2019-09-05 09:00 until 2019-09-05 23:00',
      'mooc.opens to not-registered: 2019-09-05 10:00 until 2019-09-06 00:00',
    ])
  })

  it('of which one can wait let it wait', () => {
    const guide = { ...RELEASE, reminders: [{ name: 'online', when: 'P0D at 11:45', of: 'online' }] }
    expect(told({ guide, webinaire: WEBINAR }).filter((line) => line.includes('2019-09-19 1'))).toContain(
      'guide.online to everyone: 2019-09-19 13:00 until 2019-09-19 14:30',
    )
  })

  it('are as far apart as the programme says', () => {
    expect(lettersApart({})).toBe(60)
    expect(lettersApart({ letters_apart: 0 })).toBe(0)
    const events = { mooc: { ...MOOC, start: { day: 1 } } }
    const dates = planOf(events, { apart: 0 }).reminders.map(({ dueAt }) => dueAt.toISOString())
    expect(dates.slice(0, 2)).toEqual(['2019-09-05T07:00:00.000Z', '2019-09-05T07:00:00.000Z'])
  })
})

describe('an edition that was sealed before there were reminders', () => {
  it('has the usual ones, an hour apart', () => {
    const sealed = { ...course(), events: { webinaire: WEBINAR as ProgrammeEvent } }
    const run = { rule: sealed.calendar, dayOne: DAY_ONE, zone: sealed.zone }
    const { webinaire: moments = {} } = planEvents(sealed, run)
    const { reminders } = planReminders({
      events: [{ name: 'webinaire', event: sealed.events.webinaire, moments }],
      lessons: [],
      track: sealed,
      lettersApart: lettersApart(sealed),
    })
    expect(reminders).toHaveLength(4)
  })
})

function told(events: Record<string, object>, track: TrackOf = {}): string[] {
  return tell(planOf(events, track), 'Europe/Paris')
}

function tell({ reminders }: ReminderPlan, zone: string): string[] {
  const clock = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm')
  return reminders.map(
    ({ letter, audience, dueAt, expiresAt }) =>
      `${letter} to ${audience}: ${clock(dueAt)} until ${clock(expiresAt)}`,
  )
}
