import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemLine } from '../../src/cli/people/problem-words.ts'
import { zoneName } from '../../src/domain/calendar-rule.ts'
import { checkPerson } from '../../src/domain/people.ts'
import { shown } from '../../src/domain/shown.ts'

const zoneOf = (zone: string) => {
  const checked = checkPerson({ address: 'ana@asso.fr', zone })
  return checked.ok ? checked.person.zone : checked.problems.map(problemLine).join()
}

const ALL = Intl.supportedValuesOf('timeZone')

describe('a time zone', () => {
  it.each([
    ['europe/paris', 'Europe/Paris'],
    ['EUROPE/PARIS', 'Europe/Paris'],
    ['Europe / Paris', 'Europe/Paris'],
    ['America/New York', 'America/New_York'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['US/Eastern', 'America/New_York'],
    ['utc', 'UTC'],
    ['Etc/UTC', 'UTC'],
  ])('is kept in its own spelling: %s', (typed, zone) => {
    expect(zoneOf(typed)).toBe(zone)
    expect(zoneName.parse(typed)).toBe(zone)
  })

  it('has one spelling, however it is typed, and that one again', () => {
    const spelt = fc
      .tuple(fc.constantFrom(...ALL), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }))
      .map(([zone, upper]) => [
        zone,
        [...zone].map((sign, at) => (upper[at] ? sign.toUpperCase() : sign.toLowerCase())).join(''),
      ])
    fc.assert(
      fc.property(spelt, ([zone = '', typed = '']) => {
        expect(zoneName.parse(typed)).toBe(zone)
        expect(zoneOf(typed)).toBe(zone)
      }),
    )
  })

  it('and its alias are one', () => {
    expect(zoneName.parse('Asia/Kolkata')).toBe(zoneName.parse('Asia/Calcutta'))
    expect(zoneName.parse('Europe/Kyiv')).toBe(zoneName.parse('Europe/Kiev'))
  })

  it.each([
    ['EST', 'America/New_York'],
    ['CET', 'Europe/Paris'],
    ['CEST', 'Europe/Paris'],
    ['GMT', 'Europe/London'],
    ['Z', 'Europe/London'],
    ['UTC+1', 'Europe/Paris'],
    ['UTC +01:00', 'Europe/Paris'],
    ['GMT+4', 'Indian/Reunion'],
    ['+04:00', 'Indian/Reunion'],
    ['UTC-4', 'America/Martinique'],
    ['Etc/GMT-1', 'Europe/Paris'],
    ['Etc/GMT+4', 'America/Martinique'],
    ['EST5EDT', 'America/New_York'],
    ['(UTC+01:00) Brussels, Copenhagen, Madrid, Paris', 'Europe/Paris'],
  ])('that is a fixed offset is refused with a proposal: %s', (typed, proposal) => {
    expect(zoneOf(typed)).toBe(
      `${shown(typed)} is a fixed offset or an abbreviation, expected a zone that knows its summer time, such as ${proposal}`,
    )
    expect(zoneName.safeParse(typed).error?.issues[0]?.message).toContain(`such as ${proposal}`)
  })

  it.each([
    ['Paris', 'Europe/Paris'],
    ['Heure de Paris', 'Europe/Paris'],
    ['Martinique', 'America/Martinique'],
    ['La Réunion', 'Indian/Reunion'],
    ['Romance Standard Time', 'Europe/Paris'],
    ['New York', 'America/New_York'],
    ['nowhere', 'Europe/Paris'],
  ])('that is none is refused with the one that was meant: %s', (typed, proposal) => {
    expect(zoneOf(typed)).toBe(`"${typed}" is not a time zone, expected one such as ${proposal}`)
  })
})
