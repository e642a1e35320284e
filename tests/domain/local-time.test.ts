import fc from 'fast-check'
import { Settings } from 'luxon'
import { afterEach, describe, expect, it } from 'vitest'
import {
  addDays,
  dateExists,
  endOfLocalDay,
  instantAt,
  localDate,
  startOfLocalDay,
} from '../../src/domain/local-time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const FIRST = Date.UTC(2020, 0, 1)
const LAST = Date.UTC(2035, 11, 31)

const zones = Intl.supportedValuesOf('timeZone')
const date = fc.integer({ min: 0, max: (LAST - FIRST) / DAY }).map((days) => isoDate(FIRST + days * DAY))
const wallTime = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => isoTime(minutes * MINUTE))

describe('instantAt', () => {
  it.each([
    ['2019-09-05', '07:30', 'Europe/Paris', '2019-09-05T05:30Z'],
    ['2027-03-27', '02:30', 'Europe/Paris', '2027-03-27T01:30Z'],
    ['2027-10-30', '02:30', 'Europe/Paris', '2027-10-30T00:30Z'],
    ['2027-07-01', '07:30', 'Asia/Kolkata', '2027-07-01T02:00Z'],
    ['2019-07-01', '07:30', 'America/Sao_Paulo', '2019-07-01T10:30Z'],
    ['2027-07-01', '07:30', 'UTC', '2027-07-01T07:30Z'],
    ['2027-07-01', '00:00', 'Pacific/Kiritimati', '2027-06-30T10:00Z'],
  ])('reads %s %s in %s', (on, at, zone, expected) => {
    expect(instantAt(on, at, zone)).toEqual(new Date(expected))
  })

  it.each([
    ['Europe/Paris', '2027-03-28', '02:00', '2027-03-28 03:00'],
    ['Europe/Paris', '2027-03-28', '02:30', '2027-03-28 03:30'],
    ['Europe/Paris', '2027-03-28', '02:59', '2027-03-28 03:59'],
    ['Europe/Paris', '2027-03-28', '03:00', '2027-03-28 03:00'],
    ['America/Sao_Paulo', '2018-11-04', '00:30', '2018-11-04 01:30'],
    ['Australia/Lord_Howe', '2027-10-03', '02:15', '2027-10-03 02:45'],
    ['America/Scoresbysund', '2027-03-27', '23:30', '2027-03-28 00:30'],
    ['Pacific/Apia', '2011-12-30', '07:30', '2011-12-31 07:30'],
  ])('moves a time in a gap of %s forward: %s %s becomes %s', (zone, on, at, expected) => {
    expect(wallText(instantAt(on, at, zone).getTime(), zone)).toBe(expected)
  })

  it.each([
    ['Europe/Paris', '2027-10-31', '02:30', '2027-10-31T00:30Z'],
    ['America/New_York', '2027-11-07', '01:30', '2027-11-07T05:30Z'],
    ['America/Sao_Paulo', '2018-02-17', '23:30', '2018-02-18T01:30Z'],
    ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45Z'],
    ['Africa/Casablanca', '2026-02-15', '02:30', '2026-02-15T01:30Z'],
    ['America/Scoresbysund', '2027-10-30', '23:30', '2027-10-31T00:30Z'],
  ])('means the first of a doubled time of %s: %s %s is %s', (zone, on, at, expected) => {
    expect(instantAt(on, at, zone)).toEqual(new Date(expected))
  })

  it.each(['2026-01-15T12:00Z', '2026-07-15T12:00Z'])('answers the same when asked on %s', (today) => {
    Settings.now = () => Date.parse(today)
    Settings.resetCaches()
    expect(instantAt('2027-10-31', '02:30', 'Europe/Paris')).toEqual(new Date('2027-10-31T00:30Z'))
    expect(instantAt('2027-03-28', '02:30', 'Europe/Paris')).toEqual(new Date('2027-03-28T01:30Z'))
    expect(instantAt('2027-04-04', '01:45', 'Australia/Lord_Howe')).toEqual(new Date('2027-04-03T14:45Z'))
    expect(instantAt('2020-10-24', '23:59', 'America/Scoresbysund')).toEqual(new Date('2020-10-24T23:59Z'))
  })

  afterEach(() => {
    Settings.now = () => Date.now()
    Settings.resetCaches()
  })

  it('agrees with a search through the clock, in every zone', () => {
    forEveryZone(8, (zone, on, at) => {
      expect(instantAt(on, at, zone).getTime()).toBe(searchedInstant(wallOf(on, at), zone))
    })
  })

  it('reads the wall times around every clock change of every zone from 2020 to 2035', () => {
    const wrong: string[] = []
    for (const zone of zones) {
      for (const change of clockChanges(zone)) {
        for (const [wall, expected] of timesAround(change)) {
          const [on, at] = [isoDate(wall), isoTime(wall)]
          if (instantAt(on, at, zone).getTime() !== expected) wrong.push(`${zone} ${on} ${at}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('rises strictly from date to date, in every zone', () => {
    forEveryZone(8, (zone, on, at) => {
      const tomorrow = addDays(on, 1)
      fc.pre(dateExists(on, zone) && dateExists(tomorrow, zone))
      expect(instantAt(tomorrow, at, zone).getTime()).toBeGreaterThan(instantAt(on, at, zone).getTime())
    })
  })

  it('shows the time asked, or a later one where that time is in a gap, in every zone', () => {
    forEveryZone(8, (zone, on, at) => {
      const instant = instantAt(on, at, zone).getTime()
      const [shown, asked] = [wallAt(instant, zone), wallOf(on, at)]
      if (shown === asked) expect(localDate(new Date(instant), zone)).toBe(on)
      // Nothing of the clock lies between the asked and the shown time: it jumped from before the one.
      else expect(wallAt(instant - (shown - asked) - 1, zone)).toBeLessThan(asked)
      expect(shown).toBeGreaterThanOrEqual(asked)
    })
  })

  it('refuses a date, a time or a zone that there is not', () => {
    expect(() => instantAt('2027-02-29', '07:30', 'Europe/Paris')).toThrow(RangeError)
    expect(() => instantAt('2027-02-28', '25:00', 'Europe/Paris')).toThrow(RangeError)
    expect(() => instantAt('2027-02-28', '07:30', 'Europe/Lutece')).toThrow(RangeError)
    expect(() => localDate(new Date(Number.NaN), 'Europe/Paris')).toThrow(RangeError)
  })
})

describe('local days', () => {
  it('gives an instant the date that its zone shows', () => {
    const instant = new Date('2027-03-27T23:30Z')
    expect(localDate(instant, 'Europe/Paris')).toBe('2027-03-28')
    expect(localDate(instant, 'America/Sao_Paulo')).toBe('2027-03-27')
    expect(localDate(instant, 'Pacific/Kiritimati')).toBe('2027-03-28')
  })

  it('lasts 23, 24 or 25 hours in Paris, and half an hour less or more on Lord Howe', () => {
    const hours = (on: string, zone: string) =>
      (endOfLocalDay(on, zone).getTime() - startOfLocalDay(on, zone).getTime()) / HOUR
    expect(hours('2027-03-28', 'Europe/Paris')).toBe(23)
    expect(hours('2027-03-29', 'Europe/Paris')).toBe(24)
    expect(hours('2027-10-31', 'Europe/Paris')).toBe(25)
    expect(hours('2027-10-03', 'Australia/Lord_Howe')).toBe(23.5)
    expect(hours('2027-04-04', 'Australia/Lord_Howe')).toBe(24.5)
  })

  it('starts at 01:00 where the clock jumps over midnight', () => {
    const start = startOfLocalDay('2018-11-04', 'America/Sao_Paulo')
    expect(wallText(start.getTime(), 'America/Sao_Paulo')).toBe('2018-11-04 01:00')
    expect(endOfLocalDay('2018-11-03', 'America/Sao_Paulo')).toEqual(start)
  })

  it('starts at the first midnight where the hour after it comes twice', () => {
    expect(startOfLocalDay('2026-11-01', 'America/Havana')).toEqual(new Date('2026-11-01T04:00Z'))
  })

  it('has no 30 December 2011 in Apia', () => {
    expect(dateExists('2011-12-29', 'Pacific/Apia')).toBe(true)
    expect(dateExists('2011-12-30', 'Pacific/Apia')).toBe(false)
    expect(dateExists('2011-12-31', 'Pacific/Apia')).toBe(true)
    expect(dateExists('2011-12-30', 'Europe/Paris')).toBe(true)
    expect(endOfLocalDay('2011-12-29', 'Pacific/Apia')).toEqual(startOfLocalDay('2011-12-31', 'Pacific/Apia'))
  })

  it('starts at its first instant and ends after its last, in every zone', () => {
    forEveryZone(6, (zone, on) => {
      fc.pre(dateExists(on, zone))
      const [start, end] = [startOfLocalDay(on, zone).getTime(), endOfLocalDay(on, zone).getTime()]
      expect([start - 1, start, end - 1, end].map((at) => localDate(new Date(at), zone) === on)).toEqual([
        false,
        true,
        true,
        false,
      ])
    })
  })
})

describe('addDays', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2019-09-05', 20)).toBe('2019-09-25')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
  })

  it('counts the days of the calendar', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(Date.parse(addDays(from, days)) - Date.parse(from)).toBe(days * DAY)
      }),
      { numRuns: 1000 },
    )
  })

  it('refuses a date that there is not', () => {
    expect(() => addDays('2027-02-29', 1)).toThrow(RangeError)
  })
})

function forEveryZone(numRuns: number, law: (zone: string, on: string, at: string) => void): void {
  for (const zone of zones) fc.assert(fc.property(fc.constant(zone), date, wallTime, law), { numRuns })
}

// An oracle that knows Intl alone. A wall time is written as the milliseconds of the same time in UTC.

type ClockChange = { at: number; before: number; after: number }

const formats = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
  ]),
)

function wallAt(instant: number, zone: string): number {
  return Date.parse(`${formats.get(zone)!.format(instant).replace(' ', 'T')}Z`)
}

function offsetAt(instant: number, zone: string): number {
  return wallAt(instant, zone) - instant
}

/** Walks the instants that could show `wall`, by quarters of an hour, as all offsets since 2020 are. */
function searchedInstant(wall: number, zone: string): number {
  for (let instant = wall - 14 * HOUR; instant <= wall + 12 * HOUR; instant += 15 * MINUTE) {
    const shown = wallAt(instant, zone)
    if (shown === wall) return instant
    if (shown > wall) return wall - offsetAt(instant - 15 * MINUTE, zone)
  }
  throw new Error(`${zone} never shows ${isoDate(wall)} ${isoTime(wall)}`)
}

function clockChanges(zone: string): ClockChange[] {
  const changes: ClockChange[] = []
  const step = 10 * DAY
  for (let from = FIRST; from < LAST; from += step) {
    const [before, after] = [offsetAt(from, zone), offsetAt(from + step, zone)]
    if (before !== after) changes.push({ at: firstWith(after, from, from + step, zone), before, after })
  }
  return changes
}

function firstWith(offset: number, from: number, to: number, zone: string): number {
  if (to - from <= MINUTE) return to
  const middle = from + Math.floor((to - from) / 2 / MINUTE) * MINUTE
  return offsetAt(middle, zone) === offset
    ? firstWith(offset, from, middle, zone)
    : firstWith(offset, middle, to, zone)
}

/** Gap or doubled, the minutes between the two offsets are read with the offset before; the next with the one after. */
function timesAround({ at, before, after }: ClockChange): [wall: number, expected: number][] {
  const [low, high] = [at + Math.min(before, after), at + Math.max(before, after)]
  const byBefore = [low - MINUTE, low, (low + high) / 2, high - MINUTE]
  return [...byBefore.map((wall): [number, number] => [wall, wall - before]), [high, high - after]]
}

function wallOf(on: string, at: string): number {
  return Date.parse(`${on}T${at}Z`)
}

function wallText(instant: number, zone: string): string {
  const wall = wallAt(instant, zone)
  return `${isoDate(wall)} ${isoTime(wall)}`
}

function isoDate(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10)
}

function isoTime(wall: number): string {
  return new Date(wall).toISOString().slice(11, 16)
}
