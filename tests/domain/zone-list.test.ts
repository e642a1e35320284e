import { IANAZone } from 'luxon'
import { expect, it } from 'vitest'
import { zoneList } from '../../src/domain/zone-list.ts'
import { readZone } from '../../src/domain/zones.ts'
import { LANGUAGES } from '../../src/language/language.ts'

const LISTED = zoneList('fr').flatMap(({ zones }) => zones.map(({ zone }) => zone))

it('has Paris and the overseas first, then the other parts of the world, in the language of the reader', () => {
  const [france, ...others] = zoneList('fr')
  expect(france?.label).toBe('France')
  expect(france?.zones.map(({ place }) => place)).toEqual([
    ...['Paris', 'Gambier', 'Guadeloupe', 'Guyane', 'La Réunion', 'Marquises', 'Martinique', 'Mayotte'],
    ...['Nouvelle-Calédonie', 'Saint-Barthélemy', 'Saint-Martin', 'Saint-Pierre-et-Miquelon', 'Tahiti'],
    'Wallis-et-Futuna',
  ])
  expect(others.map(({ label }) => label)).toEqual(['Afrique', 'Amériques', 'Asie', 'Europe', 'Océanie'])
  expect(zoneList('es').map(({ label }) => label)).toContain('África')
})

it('names places as they are called today, in the language of the reader', () => {
  const told = (typed: string) => {
    const read = readZone(typed)
    return LANGUAGES.map((language) => {
      const all = zoneList(language).flatMap(({ zones }) => zones)
      return all.find(({ zone }) => read.ok && zone === read.zone)?.place
    })
  }
  expect(LANGUAGES).toEqual(['fr', 'en', 'es'])
  expect(told('Europe/Kyiv')).toEqual(['Kyiv', 'Kyiv', 'Kiev'])
  expect(told('Asia/Kolkata')).toEqual(['Calcutta', 'Kolkata', 'Calcuta'])
  expect(told('Europe/London')).toEqual(['Londres', 'London', 'Londres'])
})

it.each(LANGUAGES)('is in the order of its names, each once, in %s', (language) => {
  for (const { zones } of zoneList(language)) {
    const places = zones.map(({ place }) => place).filter((place) => !/^Par[ií]s$/.test(place))
    expect(places).toEqual(places.toSorted(new Intl.Collator(language).compare))
  }
  const places = zoneList(language).flatMap(({ zones }) => zones.map(({ place }) => place))
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
  expect(places.filter((place) => /[_/]/.test(place))).toEqual([])
})

it('has zones in the spelling in which they are kept, and fewer than 140', () => {
  for (const zone of LISTED) expect(readZone(zone)).toEqual({ ok: true, zone })
  expect(new Set(LISTED).size).toBe(LISTED.length)
  expect(LISTED.length).toBeLessThan(140)
})

/** Islands and stations with a clock of their own, whose people find it by a browser that tells it. */
const LEFT_OUT = [
  ...['America/Adak', 'America/Noronha', 'Antarctica/Troll', 'Australia/Eucla', 'Australia/Lord_Howe'],
  ...[
    'Pacific/Chatham',
    'Pacific/Easter',
    'Pacific/Kiritimati',
    'Pacific/Midway',
    'Pacific/Norfolk',
    'Pacific/Pitcairn',
  ],
]

it('has every clock that people live by, but those of a few islands', () => {
  const clockOf = (zone: string) =>
    Array.from({ length: 365 }, (_, day) =>
      IANAZone.create(zone).offset(Date.UTC(2027, 0, 1 + day, 12)),
    ).join()
  const clocks = new Set([...LISTED, ...LEFT_OUT].map(clockOf))
  expect(Intl.supportedValuesOf('timeZone').filter((zone) => !clocks.has(clockOf(zone)))).toEqual([])
})
