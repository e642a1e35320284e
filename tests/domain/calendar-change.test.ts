import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarChange, redate } from '../../src/domain/calendar-change.ts'
import type { CalendarRule } from '../../src/domain/calendar-rule.ts'
import { addDays } from '../../src/domain/local-time.ts'
import { planTrack } from '../../src/domain/plan.ts'
import type { Dated } from '../../src/domain/redated.ts'
import { courseEdition, letterName } from '../support/course-edition.ts'

const DAYS = 8
const { programme } = courseEdition(DAYS)
const EVERY_DAY: CalendarRule = { days: 'every-day' }
const PARIS: Dated = { dayOne: '2027-03-08', zone: 'Europe/Paris', at: '07:30' }

type Course = { rule: CalendarRule; cohort: Dated; track: Dated }

/** A course after a change at an instant. */
function changed({ rule, cohort, track }: Course, change: CalendarChange, now: string | Date): Course {
  const { zone, at } = cohort
  const redating = { programme, cohort: { zone, at, calendar: rule }, change, now: new Date(now) }
  return { rule: change.rule ?? rule, cohort: redate(cohort, redating), track: redate(track, redating) }
}

const course = (track: Dated = PARIS, rule = EVERY_DAY): Course => ({ rule, cohort: PARIS, track })
const lessons = ({ rule, track }: Course) => planTrack(programme, rule, track).lessons
const dates = (of: Course) => lessons(of).map(({ date }) => date.slice(8))
const ON_DAY_3 = '2027-03-10T09:00:00Z'

describe('a change of the calendar of a course that runs', () => {
  it('moves what is still to leave by days, and leaves what has left', () => {
    const moved = changed(course(), { move: { days: 2 } }, ON_DAY_3)
    expect(dates(moved)).toEqual(['08', '09', '10', '13', '14', '15', '16', '17'])
    expect(moved.track.dayOne).toBe('2027-03-08')
  })

  it('moves day one while nothing has left', () => {
    const moved = changed(course(), { move: { days: 7 } }, '2027-03-01T09:00:00Z')
    expect(dates(moved)).toEqual(['15', '16', '17', '18', '19', '20', '21', '22'])
    expect(moved.track.dayOne).toBe('2027-03-15')
  })

  it('moves lessons from one of them on, and only those', () => {
    const moved = changed(course(), { move: { days: 3, from: 6 } }, ON_DAY_3)
    expect(dates(moved)).toEqual(['08', '09', '10', '11', '12', '16', '17', '18'])
    const again = changed(moved, { move: { days: 1 } }, '2027-03-11T09:00:00Z')
    expect(dates(again)).toEqual(['08', '09', '10', '11', '13', '17', '18', '19'])
  })

  it('moves lessons that are past the lesson named, where that one has left', () => {
    const moved = changed(course(), { move: { days: 1, from: 2 } }, ON_DAY_3)
    expect(dates(moved)).toEqual(['08', '09', '10', '12', '13', '14', '15', '16'])
  })

  it('changes the hour of those who have the hour of the cohort', () => {
    const own = { ...PARIS, zone: 'Indian/Reunion', at: '19:00' }
    expect(changed(course(own), { at: '12:00' }, ON_DAY_3).track).toBe(own)
    const along = changed(course({ ...PARIS, zone: 'Indian/Reunion' }), { at: '12:00' }, ON_DAY_3)
    expect(lessons(along)[3]?.dueAt).toEqual(new Date('2027-03-11T08:00:00Z'))
  })

  it('lets the lesson of today leave at once where its new hour has passed', () => {
    const moved = changed(course({ ...PARIS, at: '07:30' }), { at: '06:00' }, '2027-03-10T06:10:00Z')
    expect(lessons(moved)[2]?.dueAt).toEqual(new Date('2027-03-10T06:10:00Z'))
    expect(dates(moved)).toEqual(['08', '09', '10', '11', '12', '13', '14', '15'])
  })

  it('keeps the wall clock when the zone changes', () => {
    const moved = changed(course(), { zone: 'America/Toronto' }, ON_DAY_3)
    expect(lessons(moved).map(({ dueAt }) => dueAt.toISOString().slice(5, 16))).toEqual([
      ...['03-08T06:30', '03-09T06:30', '03-10T06:30', '03-11T12:30', '03-12T12:30', '03-13T12:30'],
      // Clocks of Toronto go forward on the 14th.
      ...['03-14T11:30', '03-15T11:30'],
    ])
  })

  it('takes a new rule from the next lesson on, and not from day one', () => {
    const moved = changed(course(), { rule: { days: 'weekdays' } }, ON_DAY_3)
    expect(dates(moved)).toEqual(['08', '09', '10', '11', '12', '15', '16', '17'])
    const skipping: CalendarRule = { days: 'every-day', skipped: { dates: ['2027-03-12'], then: 'shift' } }
    expect(dates(changed(course(), { rule: skipping }, ON_DAY_3))).toEqual([
      ...['08', '09', '10', '11', '13', '14', '15', '16'],
    ])
  })

  it('keeps the dates of a track that is over, whatever rule comes', () => {
    const moved = changed(course(), { rule: { days: ['sunday'] } }, '2027-04-01T00:00:00Z')
    expect(dates(moved)).toEqual(dates(course()))
  })
})

const ZONES = ['Europe/Paris', 'America/Toronto', 'Pacific/Tahiti', 'Pacific/Auckland']
const RULES: CalendarRule[] = [
  EVERY_DAY,
  { days: 'weekdays' },
  { days: ['monday', 'thursday', 'saturday'] },
  { days: 'every-day', skipped: { dates: ['2027-03-12', '2027-03-13'], then: 'shift' } },
]
const zone = fc.constantFrom(...ZONES)
const at = fc.constantFrom('00:30', '07:30', '12:00', '20:00')
const track = fc.record({ dayOne: fc.constantFrom('2027-03-08', '2027-03-11', '2027-03-20'), zone, at })
const kind = fc.oneof(
  fc.record({
    move: fc.record({ days: fc.integer({ min: 1, max: 5 }), from: fc.integer({ min: 1, max: 9 }) }),
  }),
  fc.record({ at }),
  fc.record({ zone }),
  fc.record({ rule: fc.constantFrom(...RULES) }),
)
const changes = fc.array(fc.record({ change: kind, hours: fc.integer({ min: 1, max: 120 }) }), {
  maxLength: 5,
})

type Lesson = { letter: string; date: string; dueAt: Date; expiresAt: Date }

/**
 * Runs of lessons that a diary has, each on a calendar of its own which has never been changed. What has left is struck
 * out; a change tears the pages out and writes the rest anew.
 */
class Diary {
  left: Lesson[] = []
  #runs: { count: number; on: string }[]
  #since: Date | undefined
  #dates: { rule: CalendarRule; zone: string; at: string }

  constructor({ dayOne, zone, at }: Dated) {
    this.#runs = [{ count: DAYS, on: dayOne }]
    this.#dates = { rule: EVERY_DAY, zone, at }
  }

  get rest(): Lesson[] {
    const { rule, zone, at } = this.#dates
    const found: Lesson[] = []
    for (const { count, on } of this.#runs) {
      const after = found.at(-1)?.date
      const dayOne = after !== undefined && after >= on ? addDays(after, 1) : on
      const fresh = planTrack(courseEdition(count).programme, rule, { dayOne, zone, at }).lessons
      found.push(...fresh.map((lesson, index) => this.#named(lesson, found.length + index)))
    }
    return found
  }

  #named({ date, dueAt, expiresAt }: Lesson, index: number): Lesson {
    const since = this.#since
    const letter = letterName(this.left.length + index + 1)
    const isLate = since !== undefined && dueAt < since && since < expiresAt
    return { letter, date, dueAt: isLate ? since : dueAt, expiresAt }
  }

  /** `goes`: what of the zone and the hour of the cohort this reader takes along. */
  change({ move, rule }: CalendarChange, goes: { zone: string; at: string }, now: Date): void {
    const found = this.rest
    const gone = found.filter(({ dueAt }) => dueAt <= now).length
    const starts = this.#starts(found).map((on, index) =>
      index === gone && gone + this.left.length > 0 ? found[index]?.date : on,
    )
    const rest = starts.slice(gone)
    const from = move ? Math.max(0, (move.from ?? 1) - 1 - this.left.length - gone) : rest.length
    const moved = rest.map((on, index) => {
      if (index === from) return addDays(found[gone + index]!.date, move?.days ?? 0)
      return on !== undefined && index > from ? addDays(on, move?.days ?? 0) : on
    })
    this.left.push(...found.slice(0, gone))
    this.#since = now
    this.#dates = { rule: rule ?? this.#dates.rule, ...goes }
    this.#runs = runsOf(moved)
  }

  /** For each lesson, the date that it was put on, where a run begins with it. */
  #starts(found: Lesson[]): (string | undefined)[] {
    const starts = new Map<number, string>()
    let index = 0
    for (const { count, on } of this.#runs) {
      starts.set(index, on)
      index += count
    }
    return found.map((_, at) => starts.get(at))
  }
}

function runsOf(starts: (string | undefined)[]): { count: number; on: string }[] {
  const runs: { count: number; on: string }[] = []
  for (const on of starts) {
    if (on !== undefined) runs.push({ count: 1, on })
    else runs.at(-1)!.count += 1
  }
  return runs
}

describe('any changes of any track', () => {
  it('leave what had left, and put the rest where calendars made anew have it', () => {
    fc.assert(
      fc.property(track, track, changes, (own, cohort, asked) => {
        const diary = new Diary(own)
        let now = new Date('2027-03-07T00:00:00Z')
        let of: Course = { rule: EVERY_DAY, cohort, track: own }
        for (const { change, hours } of asked) {
          now = new Date(now.getTime() + hours * 3_600_000)
          of = changed(of, change, now)
          const { zone, at } = of.track
          diary.change(change, { zone, at }, now)
          const known = lessons(of).map(({ letter, date, dueAt, expiresAt }) => ({
            letter,
            date,
            dueAt,
            expiresAt,
          }))
          expect(known).toEqual([...diary.left, ...diary.rest])
        }
      }),
    )
  })

  it('keep lessons in order, one on a date', () => {
    fc.assert(
      fc.property(track, changes, (own, asked) => {
        let now = new Date('2027-03-07T00:00:00Z')
        let of: Course = { rule: EVERY_DAY, cohort: own, track: own }
        for (const { change, hours } of asked) {
          now = new Date(now.getTime() + hours * 3_600_000)
          of = changed(of, change, now)
        }
        const seen = lessons(of).map(({ date }) => date)
        expect(seen).toEqual([...new Set(seen)].sort())
        expect(seen).toHaveLength(DAYS)
      }),
    )
  })
})
