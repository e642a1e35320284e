import { describe, expect, it } from 'vitest'
import type { CalendarRule } from '../../src/domain/calendar-rule.ts'
import { planTrack } from '../../src/domain/plan.ts'
import { readPlannedChange } from '../../src/rehearsal/planned-change.ts'
import { scheduleChanges } from '../../src/rehearsal/schedule-changes.ts'
import { courseEdition } from '../support/course-edition.ts'

const { programme } = courseEdition(7, {
  schedule: {
    events: {
      webinaire: { kind: 'webinar', title: 'W', start: { day: 5, at: '13:00' }, minutes: 60 },
      cours: { kind: 'mooc', title: 'M', opens: { day: 1 }, start: { day: 2 }, end: { day: 30 } },
      guide: { kind: 'release', title: 'G', dates: { print: { day: 3 }, online: { day: 6 } } },
    },
  },
})
const rule: CalendarRule = programme.calendar

function eventChange(words: string) {
  const read = readPlannedChange(words)
  if (!('event' in read)) throw new Error(`${words} changes no event`)
  return read
}

function scheduled(words: string[], { zones = ['Europe/Paris'], at = '07:30' } = {}) {
  const run = { rule, dayOne: '2027-03-01', zone: 'Europe/Paris' }
  const plans = zones.map((zone) => planTrack(programme, rule, { dayOne: run.dayOne, zone, at }))
  const changes = scheduleChanges({ programme, run, plans }, words.map(eventChange))
  return changes.map(({ at: when, request }) => [when.toISOString(), request])
}

const moved = (event: string, moment: string, to: object) => ({ event, move: { moment, to } })

describe('a change that is planned for a rehearsal', () => {
  it.each<[string, object]>([
    ['3 move webinaire 6T18:30', moved('webinaire', 'start', { date: '2027-03-06', at: '18:30' })],
    ['3 move webinaire 6', moved('webinaire', 'start', { date: '2027-03-06', at: '13:00' })],
    ['3 move webinaire 2027-04-02T09:00', moved('webinaire', 'start', { date: '2027-04-02', at: '09:00' })],
    ['3 move cours end 40', moved('cours', 'end', { date: '2027-04-09' })],
    ['3 cancel cours', { event: 'cours', cancel: true }],
  ])('is read: %s', (words, request) => {
    expect(scheduled([words])).toEqual([['2027-03-03T11:01:00.000Z', request]])
  })

  it('is made a minute after noon, or after the last lesson of the day where one leaves later', () => {
    const [[late] = []] = scheduled(['3 cancel cours'], {
      zones: ['Europe/Paris', 'America/Sao_Paulo'],
      at: '18:00',
    })
    expect(late).toBe('2027-03-03T21:01:00.000Z')
  })

  it.each<[string, object | string]>([
    ['3 cohort move 2', { move: { days: 2 } }],
    ['3 cohort move -1 from 5', { move: { days: -1, from: 5 } }],
    ['3 cohort at 08:00', { at: '08:00' }],
    ['3 cohort zone Indian/Reunion', { zone: 'Indian/Reunion' }],
    ['3 cohort days weekdays', { rule: { days: 'weekdays' } }],
    ['3 cohort late from-day-one', { settings: { lateJoiners: 'from-day-one' } }],
    ['3 cohort capacity 20', { settings: { capacity: 20 } }],
    ['3 cohort undo', 'undo'],
    ['3 cohort skip 2027-03-05', { rule: { skipped: { dates: ['2027-03-05'], then: 'shift' } } }],
  ])('may be one of the calendar: %s', (words, calendar) => {
    expect(readPlannedChange(words)).toEqual({ day: 3, words, calendar })
  })

  it('may be another edition, by its folder', () => {
    const words = '3 edition ../the next one'
    expect(readPlannedChange(words)).toEqual({ day: 3, words, folder: '../the next one' })
  })

  it('is made in the order of its day, whatever the order in which it is told', () => {
    const order = scheduled(['4 cancel webinaire', '2 move webinaire 6', '3 move webinaire 7'])
    expect(order.map(([, request]) => JSON.stringify(request).includes('cancel'))).toEqual([
      false,
      false,
      true,
    ])
  })

  it.each([
    ['', "'' is no day of the course"],
    ['0 cancel webinaire', "'0' is no day of the course"],
    ['3 shift webinaire 6', "'shift' is neither move nor cancel"],
    ['3 edition', 'it names no folder'],
    ['3 cohort move', "what follows 'cohort' is none of move, at, zone, days, skip, late, capacity and undo"],
    ['3 cohort at 25:00', "what follows 'cohort' is none of"],
    ['3 move webinaire', 'it does not say where to'],
    ['3 move', 'it names no event'],
    ['3 move webinaire 6T25:00', "'6T25:00' is neither a day nor a date"],
    ['3 move webinaire 2027-02-30T10:00', "'2027-02-30T10:00' is neither a day nor a date"],
    ['3 cancel webinaire now', "'now' is one too many"],
  ])('is refused with what was expected: %s', (words, why) => {
    expect(() => scheduled([words])).toThrow(why)
    expect(() => scheduled([words])).toThrow("such as '10 move webinaire 17T13:00'")
  })

  it('is refused where the programme has no such event or moment', () => {
    expect(() => scheduled(['3 cancel atelier'])).toThrow('expected one of webinaire, cours, guide')
    expect(() => scheduled(['3 move webinaire end 6'])).toThrow(
      "webinaire has no 'end' to move: one of start",
    )
    expect(() => scheduled(['3 move guide 6'])).toThrow('say which date: one of print, online')
  })
})
