import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { AUDIENCES } from '../../src/domain/event-schema.ts'
import { addDays, endOfLocalDay, instantAt } from '../../src/domain/local-time.ts'
import { planEvents, planTrack } from '../../src/domain/plan.ts'
import type { PlannedReminder } from '../../src/domain/planned-reminder.ts'
import { readReminderRule, ruleInstant } from '../../src/domain/reminder-rule.ts'
import { type ReminderPlan, reminderRules } from '../../src/domain/reminders.ts'
import { course, planOf } from './reminder-course.ts'

const MINUTE = 60_000
const zones = Intl.supportedValuesOf('timeZone')

describe('laws of reminders', () => {
  it('none is due at or after its expiry', () => {
    everyPlan(({ plan }) => {
      for (const { dueAt, expiresAt } of plan.reminders) expect(dueAt < expiresAt).toBe(true)
    })
  })

  it('nothing about a start leaves after the start, unless it says that it comes after', () => {
    everyPlan(({ plan, setting }) => {
      for (const reminder of plan.reminders.filter(({ of }) => of === 'start')) {
        const { rule, moment } = askedOf(reminder, setting)
        if (isAfter(rule)) continue
        const over = moment.wholeDay ? endOfLocalDay(moment.date, setting.zone) : moment.at
        expect(reminder.expiresAt).toEqual(over)
        expect(reminder.dueAt < over).toBe(true)
      }
    })
  })

  it('each is planned or left out, and none twice', () => {
    everyPlan(({ plan, setting }) => {
      const letters = Object.entries(course(setting.events).events).flatMap(([name, event]) =>
        reminderRules(event).map((rule) => `${name}.${rule.name}`),
      )
      expect([...plan.reminders, ...plan.leftOut].map(({ letter }) => letter).sort()).toEqual(letters.sort())
    })
  })

  it('a rule of days keeps its hour of the wall over any change of clocks', () => {
    const asked = fc.record({
      date,
      zone: fc.constantFrom(...zones),
      days: fc.integer({ min: -30, max: 30 }),
      at: wallTime,
      ruleAt: fc.option(wallTime, { nil: undefined }),
    })
    const law = ({
      date,
      zone,
      days,
      at,
      ruleAt,
    }: typeof asked extends fc.Arbitrary<infer A> ? A : never) => {
      const start = instantAt(date, at, zone)
      const shown = DateTime.fromJSDate(start, { zone })
      const due = ruleInstant(
        { by: 'days', days, ...(ruleAt === undefined ? {} : { at: ruleAt }) },
        { at: start, wholeDay: false, date },
        zone,
      )
      const expected = [addDays(shown.toISODate()!, days), ruleAt ?? shown.toFormat('HH:mm')] as const
      const told = DateTime.fromJSDate(due, { zone }).toFormat('yyyy-MM-dd HH:mm')
      if (told !== expected.join(' ')) expect(isGap(...expected, zone)).toBe(true)
    }
    fc.assert(fc.property(asked, law), { numRuns: 1000 })
  })

  it('waits no longer than half of the time it has', () => {
    everyPlan(({ plan, setting }) => {
      for (const reminder of alone(plan)) {
        const asked = askedAt(reminder, setting).getTime()
        const waited = reminder.dueAt.getTime() - asked
        expect(waited).toBeGreaterThanOrEqual(0)
        expect(waited).toBeLessThanOrEqual((reminder.expiresAt.getTime() - asked) / 2)
      }
    })
  })

  it('letters are apart wherever that was possible', () => {
    everyPlan(({ plan, setting }) => {
      const lessons = lessonsOf(setting)
      const reminders = alone(plan)
      for (const reminder of reminders) {
        const others = reminders.filter((other) => other !== reminder && mayMeet(reminder, other))
        const close = others.filter((other) => isClose(reminder.dueAt, other.dueAt, setting))
        const isStuckHere = isStuck(reminder, [...lessons, ...others], setting)
        if (lessons.some((lesson) => isClose(reminder.dueAt, lesson.dueAt, setting)))
          expect(isStuckHere).toBe(true)
        for (const other of close) {
          const around = reminders.filter((one) => one !== other && mayMeet(one, other))
          expect(isStuckHere || isStuck(other, [...lessons, ...around], setting)).toBe(true)
        }
      }
    })
  })

  it('one that folds is a part of a lesson that leaves while it is true', () => {
    everyPlan(({ plan, setting }) => {
      for (const { foldedInto, dueAt, expiresAt } of plan.reminders) {
        if (foldedInto === undefined) continue
        expect(lessonsOf(setting).find(({ letter }) => letter === foldedInto)?.dueAt).toEqual(dueAt)
        expect(dueAt < expiresAt).toBe(true)
      }
    })
  })
})

type Setting = { events: Record<string, object>; zone: string; at: string; apart: number; dayOne: string }

const hours = (from: number, to: number) =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.constantFrom('00', '15', '30', '45'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const wallTime = hours(0, 23)
const date = fc.integer({ min: 0, max: 5800 }).map((days) => addDays('2020-01-01', days))
const moment = fc.record({ day: fc.integer({ min: 1, max: 4 }), at: wallTime }, { requiredKeys: ['day'] })
const when = fc.oneof(
  fc
    .tuple(fc.constantFrom('-', '+', ''), fc.integer({ min: 0, max: 3 }), fc.option(wallTime))
    .map(([sign, days, at]) => `${sign}P${days}D${at === null ? '' : ` at ${at}`}`),
  fc
    .tuple(fc.constantFrom('-', '+'), fc.integer({ min: 0, max: 300 }))
    .map(([sign, minutes]) => `${sign}PT${minutes}M`),
)
const meetsLesson = fc.constantFrom('wait', 'fold')

function reminders(of: readonly string[], to: readonly string[]) {
  const one = fc.record({
    when,
    of: fc.constantFrom(...of),
    to: fc.constantFrom(...to),
    meets_lesson: meetsLesson,
  })
  return fc.option(
    fc
      .array(one, { maxLength: 5 })
      .map((list) => list.map((reminder, index) => ({ ...reminder, name: `reminder-${index}` }))),
    { nil: undefined },
  )
}

const webinar = fc.record({
  kind: fc.constant('webinar'),
  title: fc.constant('Webinaire'),
  start: moment,
  minutes: fc.integer({ min: 1, max: 600 }),
  reminders: reminders(['start', 'end'], AUDIENCES),
})
const release = fc.record({
  kind: fc.constant('release'),
  title: fc.constant('Guide'),
  dates: fc.record({ print: moment, online: moment }),
  reminders: reminders(['print', 'online'], AUDIENCES.slice(0, 3)),
})
const setting: fc.Arbitrary<Setting> = fc.record({
  events: fc.record({ webinaire: webinar, guide: release }),
  zone: fc.oneof(
    fc.constantFrom('Europe/Paris', 'America/Martinique', 'Pacific/Noumea'),
    fc.constantFrom(...zones),
  ),
  at: wallTime,
  apart: fc.constantFrom(0, 15, 60, 60, 240),
  dayOne: fc.oneof(date, fc.constantFrom('2027-03-27', '2027-10-30')),
})

function everyPlan(law: (found: { plan: ReminderPlan; setting: Setting }) => void): void {
  fc.assert(
    fc.property(setting, (setting) => law({ plan: planOf(setting.events, setting), setting })),
    { numRuns: 200 },
  )
}

function alone({ reminders }: ReminderPlan): PlannedReminder[] {
  return reminders.filter(({ foldedInto }) => foldedInto === undefined)
}

function askedOf(reminder: PlannedReminder, { events, dayOne }: Setting) {
  const programme = course(events)
  const written = reminderRules(programme.events[reminder.event]!).find(({ name }) => name === reminder.name)!
  const run = { rule: programme.calendar, dayOne, zone: programme.zone }
  const moment = planEvents(programme, run)[reminder.event]![reminder.of]!
  return { rule: readReminderRule(written.when), moment }
}

function askedAt(reminder: PlannedReminder, setting: Setting): Date {
  const { rule, moment } = askedOf(reminder, setting)
  return ruleInstant(rule, moment, setting.zone)
}

function isAfter(rule: ReturnType<typeof readReminderRule>): boolean {
  return (rule.by === 'days' ? rule.days : rule.minutes) > 0
}

function lessonsOf({ zone, at, dayOne }: Setting) {
  const programme = course()
  return planTrack(programme, programme.calendar, { zone, at, dayOne }).lessons
}

function isClose(a: Date, b: Date, { apart }: Setting): boolean {
  return Math.abs(a.getTime() - b.getTime()) < apart * MINUTE
}

/** Whether it left when it was asked to, and found no free minute before. */
function isStuck(reminder: PlannedReminder, others: { dueAt: Date }[], setting: Setting): boolean {
  const asked = askedAt(reminder, setting)
  const last = (asked.getTime() + reminder.expiresAt.getTime()) / 2
  if (reminder.dueAt.getTime() !== asked.getTime()) return false
  const from = [asked, ...others.map(({ dueAt }) => new Date(dueAt.getTime() + setting.apart * MINUTE))]
  const within = from.filter((at) => at >= asked && at.getTime() <= last)
  return within.every((at) => others.some(({ dueAt }) => isClose(at, dueAt, setting)))
}

function mayMeet(a: PlannedReminder, b: PlannedReminder): boolean {
  const both = [a.audience, b.audience].sort().join(' and ')
  const apart = ['not-registered and registered', 'attended and not-registered', 'absent and not-registered']
  return a.event !== b.event || ![...apart, 'absent and attended'].includes(both)
}

function isGap(date: string, at: string, zone: string): boolean {
  return (
    DateTime.fromJSDate(instantAt(date, at, zone), { zone }).toFormat('yyyy-MM-dd HH:mm') !== `${date} ${at}`
  )
}
