import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LetterMoment, timeWords } from '../../src/domain/moment-words.ts'
import type { Language } from '../../src/language/catalogues.ts'

const NOW = new Date('2019-09-18T07:30Z')

/** The words for an instant, with plain spaces for no-break ones. */
function told(at: string, zone: string, home: string, language: Language = 'fr'): string {
  const moment: LetterMoment = { at: new Date(at), wholeDay: false, date: '2019-09-19' }
  return timeWords(moment, { now: NOW, zone, home, language }).replaceAll('\u00A0', ' ')
}

/** 13:00 in Paris. */
const ONE = '2019-09-19T11:00Z'

describe('an hour told to a reader whose clock differs from that of the event', () => {
  it('is said as both clocks show it', () => {
    expect(told(ONE, 'America/Martinique', 'Europe/Paris')).toBe('7 h (13 h à Paris)')
    expect(told('2019-09-19T11:05Z', 'Indian/Reunion', 'Europe/Paris')).toBe('15 h 05 (13 h 05 à Paris)')
    expect(told(ONE, 'Asia/Kolkata', 'Europe/Paris', 'en')).toBe('16:30 (13:00 in Paris)')
  })

  it('keeps each hour in one piece', () => {
    const moment: LetterMoment = { at: new Date('2019-09-19T11:05Z'), wholeDay: false, date: '2019-09-19' }
    const reader = { now: NOW, zone: 'America/Martinique', home: 'Europe/Paris', language: 'fr' } as const
    expect(timeWords(moment, reader)).toBe('7\u00A0h\u00A005 (13\u00A0h\u00A005 à Paris)')
  })

  it('is said once where clocks agree at that moment, whatever the zones are called', () => {
    expect(told(ONE, 'Europe/Madrid', 'Europe/Paris')).toBe('13 h')
    expect(told(ONE, 'Europe/Paris', 'Europe/Paris')).toBe('13 h')
    expect(told('2019-09-19T11:00Z', 'Africa/Tunis', 'Europe/Paris')).toBe('12 h (13 h à Paris)')
    expect(told('2019-12-19T12:00Z', 'Africa/Tunis', 'Europe/Paris')).toBe('13 h')
  })

  it('names the day at home where it is another one', () => {
    expect(told('2019-09-19T17:00Z', 'Pacific/Noumea', 'Europe/Paris')).toBe('4 h (19 h la veille à Paris)')
    expect(told('2019-09-19T01:00Z', 'America/Martinique', 'Europe/Paris')).toBe(
      '21 h (3 h le lendemain à Paris)',
    )
    expect(told('2019-09-19T17:00Z', 'Pacific/Auckland', 'Europe/Paris', 'en')).toBe(
      '5:00 (19:00 the day before in Paris)',
    )
    expect(told('2019-09-19T01:00Z', 'America/New_York', 'Europe/Paris', 'en')).toBe(
      '21:00 (3:00 the next day in Paris)',
    )
  })

  it('is said in Spanish on both clocks', () => {
    expect(told(ONE, 'America/New_York', 'Europe/Paris', 'es')).toBe('7:00 (13:00 en París)')
    expect(told('2019-09-19T17:00Z', 'Pacific/Noumea', 'Europe/Paris', 'es')).toBe(
      '4:00 (19:00 del día anterior en París)',
    )
    expect(told('2019-09-19T01:00Z', 'America/Martinique', 'Europe/Paris', 'es')).toBe(
      '21:00 (3:00 del día siguiente en París)',
    )
    expect(told(ONE, 'Asia/Kolkata', 'America/Cayenne', 'es')).toBe('16:30 (8:00 en la Guayana Francesa)')
  })

  it('says two days where the date line makes them', () => {
    expect(told('2019-09-19T10:30Z', 'Pacific/Kiritimati', 'Pacific/Pago_Pago')).toBe(
      '0 h 30 (23 h 30 deux jours plus tôt à Pago Pago)',
    )
    expect(told('2019-09-19T10:30Z', 'Pacific/Pago_Pago', 'Pacific/Kiritimati', 'en')).toBe(
      '23:30 (0:30 two days later in Kiritimati)',
    )
  })

  it.each([
    ['Indian/Reunion', '15 h à La Réunion', '15:00 in Réunion'],
    ['America/Cayenne', '8 h en Guyane', '8:00 in French Guiana'],
    ['America/Martinique', '7 h en Martinique', '7:00 in Martinique'],
    ['Pacific/Noumea', '22 h en Nouvelle-Calédonie', '22:00 in New Caledonia'],
    ['America/Miquelon', '9 h à Saint-Pierre-et-Miquelon', '9:00 in Saint Pierre and Miquelon'],
    ['Pacific/Wallis', '23 h à Wallis-et-Futuna', '23:00 in Wallis and Futuna'],
    ['Africa/Cairo', '13 h au Caire', '13:00 in Cairo'],
    ['America/Argentina/Buenos_Aires', '8 h à Buenos Aires', '8:00 in Buenos Aires'],
    ['Etc/UTC', '11 h UTC', '11:00 UTC'],
    ['UTC', '11 h UTC', '11:00 UTC'],
    ['Etc/GMT+5', '6 h UTC−5', '6:00 UTC−5'],
    ['US/Eastern', '7 h UTC−4', '7:00 UTC−4'],
  ])('names %s as people there do, or by what is true of it', (home, french, english) => {
    const zone = 'Asia/Kolkata'
    expect(told(ONE, zone, home)).toBe(`16 h 30 (${french})`)
    expect(told(ONE, zone, home, 'en')).toBe(`16:30 (${english})`)
  })

  it('tells each clock and each date as the platform’s own data have them', () => {
    const zones = [
      ...['Europe/Paris', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia', 'Pacific/Kiritimati'],
      ...['Pacific/Pago_Pago', 'Pacific/Marquesas', 'Australia/Lord_Howe', 'Africa/Casablanca'],
    ]
    const zone = fc.constantFrom(...zones)
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, zone, zone, (at, reader, home) => {
        const said = told(at.toISOString(), reader, home, 'en')
        const [here, there] = [clockOf(at, reader), clockOf(at, home)]
        if (here.date === there.date && here.hour === there.hour) return said === here.hour
        const days = (Date.parse(there.date) - Date.parse(here.date)) / 86_400_000
        const day = ['two days before ', 'the day before ', '', 'the next day ', 'two days later '][days + 2]
        return said.startsWith(`${here.hour} (${there.hour} ${day}in `)
      }),
    )
  })
})

function clockOf(at: Date, timeZone: string): { date: string; hour: string } {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    at,
  )
  const [date = '', hour = ''] = shown.split(' ')
  return { date, hour: hour.replace(/^0(?=\d)/, '') }
}
