import fc from 'fast-check'
import { IANAZone } from 'luxon'
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../src/domain/local-time.ts'
import { openTruth } from '../../src/rehearsal/truth.ts'
import { programme } from '../letters/small-edition.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE

/** When the truth says that a webinar starts which is written so. */
function startOf(date: string, at: string, zone: string): Date {
  const webinaire = {
    ...programme.events.webinaire!,
    start: { date, at },
  } as typeof programme.events.webinaire
  const run = { rule: programme.calendar, dayOne: '2026-01-01', zone }
  const truth = openTruth({ ...programme, events: { webinaire: webinaire! } }, run, [])
  return truth.at(new Date())[0]!.moments.start!.at
}

/** The instants at which clocks of a zone change, found two weeks apart and then halved. */
function changesOf(zone: IANAZone): number[] {
  const found: number[] = []
  const [first, last] = [Date.UTC(2021, 0, 1), Date.UTC(2028, 0, 1)]
  for (let at = first; at < last; at += 14 * DAY) {
    let [before, after] = [at, at + 14 * DAY]
    if (zone.offset(before) === zone.offset(after)) continue
    while (after - before > MINUTE) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE
      if (zone.offset(middle) === zone.offset(before)) before = middle
      else after = middle
    }
    found.push(after)
  }
  return found
}

/** What clocks show, as an instant of UTC. */
const shown = (zone: IANAZone, at: number) => at + zone.offset(at) * MINUTE
const written = (wall: number) => new Date(wall).toISOString().slice(0, 16).split('T') as [string, string]

const ZONES = Intl.supportedValuesOf('timeZone').map((name) => IANAZone.create(name))
const AROUND = ZONES.flatMap((zone) => changesOf(zone).map((change) => ({ zone, change })))

describe('an hour that clocks show twice, or never', () => {
  it('is the first of both, and moves forward out of a gap', () => {
    expect(startOf('2027-10-31', '02:30', 'Europe/Paris').toISOString()).toBe('2027-10-31T00:30:00.000Z')
    expect(startOf('2027-11-07', '01:30', 'America/New_York').toISOString()).toBe('2027-11-07T05:30:00.000Z')
    expect(startOf('2027-03-28', '02:30', 'Europe/Paris').toISOString()).toBe('2027-03-28T01:30:00.000Z')
    expect(startOf('2027-04-04', '01:45', 'Australia/Lord_Howe').toISOString()).toBe(
      '2027-04-03T14:45:00.000Z',
    )
  })

  it('is the same in the truth, in letters and on clocks, in every zone around each change of its clocks', () => {
    expect(AROUND.length).toBeGreaterThan(1_000)
    const minutes = fc.integer({ min: -200, max: 200 })
    fc.assert(
      fc.property(fc.constantFrom(...AROUND), minutes, ({ zone, change }, off) => {
        const wall = shown(zone, change - 1) + off * MINUTE
        const [date, at] = written(wall)
        const truth = startOf(date, at, zone.name)
        expect(truth, `${zone.name} ${date} ${at}`).toEqual(instantAt(date, at, zone.name))
        for (
          let earlier = truth.getTime() - 3 * 60 * MINUTE;
          earlier < truth.getTime();
          earlier += 5 * MINUTE
        )
          expect(shown(zone, earlier)).not.toBe(Math.floor(wall / MINUTE) * MINUTE)
      }),
      { numRuns: 800 },
    )
  }, 300_000)
})
