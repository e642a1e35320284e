import { describe, expect, it } from 'vitest'
import type { LetterMoment } from '../../src/domain/moment-words.ts'
import { dateWords, hasPassed, ordinal, relativeDay, timeWords } from '../../src/domain/moment-words.ts'
import type { Language } from '../../src/language/catalogues.ts'

const reader = (now: string, zone = 'Europe/Paris', language: Language = 'fr') => ({
  now: new Date(now),
  zone,
  language,
})
/** Thursday 19 September 2019 at 13:00 in Paris. */
const webinar: LetterMoment = { at: new Date('2019-09-19T11:00Z'), wholeDay: false, date: '2019-09-19' }
/** The whole of Thursday 19 September 2019, a date of Paris. */
const release: LetterMoment = { at: new Date('2019-09-18T22:00Z'), wholeDay: true, date: '2019-09-19' }

describe('the day of a moment', () => {
  it('is tomorrow, today and yesterday around it, whatever the hour of the reader', () => {
    for (const hour of ['00:01', '07:30', '21:59']) {
      expect(relativeDay(webinar, reader(`2019-09-18T${hour}+02:00`))).toBe('demain')
      expect(relativeDay(webinar, reader(`2019-09-19T${hour}+02:00`))).toBe('aujourd’hui')
      expect(relativeDay(webinar, reader(`2019-09-20T${hour}+02:00`))).toBe('hier')
    }
  })

  it('is a date with its weekday when it is further away', () => {
    expect(relativeDay(webinar, reader('2019-09-17T07:30+02:00'))).toBe('jeudi 19 septembre')
    expect(relativeDay(webinar, reader('2019-09-21T07:30+02:00'))).toBe('jeudi 19 septembre')
  })

  it('has its year when it is not the year of the reader', () => {
    expect(relativeDay(webinar, reader('2020-01-01T07:30+01:00'))).toBe('jeudi 19 septembre 2019')
    expect(dateWords(webinar, reader('2019-12-31T23:30Z'))).toBe('jeudi 19 septembre 2019')
  })

  it('says « 1er » for the first day of a month', () => {
    const first: LetterMoment = { at: new Date('2019-08-31T22:00Z'), wholeDay: true, date: '2019-09-01' }
    expect(dateWords(first, reader('2019-08-01T07:30+02:00'))).toBe('dimanche 1er septembre')
  })

  it('is told in the zone of the reader when the moment has an hour', () => {
    const late: LetterMoment = { at: new Date('2019-09-18T23:30Z'), wholeDay: false, date: '2019-09-19' }
    const now = '2019-09-18T12:00Z'
    expect(relativeDay(late, reader(now, 'Europe/Paris'))).toBe('demain')
    expect(relativeDay(late, reader(now, 'America/Martinique'))).toBe('aujourd’hui')
    expect(relativeDay(late, reader(now, 'Pacific/Noumea'))).toBe('demain')
    expect(relativeDay(late, reader('2019-09-18T13:30Z', 'Pacific/Noumea'))).toBe('aujourd’hui')
  })

  it('keeps its date for every reader when it is a whole day', () => {
    const now = '2019-09-18T12:00Z'
    for (const zone of ['Europe/Paris', 'America/Martinique', 'Indian/Reunion']) {
      expect(relativeDay(release, reader(now, zone))).toBe('demain')
      expect(dateWords(release, reader(now, zone))).toBe('jeudi 19 septembre')
    }
  })

  it('counts calendar days over a change of hour', () => {
    const sunday: LetterMoment = { at: new Date('2019-10-27T00:30Z'), wholeDay: false, date: '2019-10-27' }
    expect(relativeDay(sunday, reader('2019-10-28T00:30+01:00'))).toBe('hier')
    expect(relativeDay(sunday, reader('2019-10-26T23:59+02:00'))).toBe('demain')
  })

  it('can be told in English', () => {
    expect(relativeDay(webinar, reader('2019-09-18T07:30Z', 'Europe/London', 'en'))).toBe('tomorrow')
    expect(relativeDay(webinar, reader('2019-09-01T07:30Z', 'Europe/London', 'en'))).toBe(
      'Thursday 19 September',
    )
  })

  it('has an article in Spanish where it is a date', () => {
    const told = (now: string) => relativeDay(webinar, reader(now, 'Europe/Madrid', 'es'))
    expect(told('2019-09-18T07:30Z')).toBe('mañana')
    expect(told('2019-09-19T07:30Z')).toBe('hoy')
    expect(told('2019-09-20T07:30Z')).toBe('ayer')
    expect(told('2019-09-01T07:30Z')).toBe('el jueves, 19 de septiembre')
    expect(told('2020-01-01T07:30Z')).toBe('el jueves, 19 de septiembre de 2019')
    expect(timeWords(webinar, reader('2019-09-01T07:30Z', 'Europe/Madrid', 'es'))).toBe('13:00')
  })

  it('refuses a zone that does not exist', () => {
    expect(() => relativeDay(webinar, reader('2019-09-18T07:30Z', 'Europe/Pariss'))).toThrow(RangeError)
  })
})

describe('the hour of a moment', () => {
  it('is « 13 h », or « 13 h 05 », with no-break spaces, in the zone of the reader', () => {
    expect(timeWords(webinar, reader('2019-09-18T07:30Z'))).toBe('13\u00A0h')
    expect(timeWords(webinar, reader('2019-09-18T07:30Z', 'America/Martinique'))).toBe('7\u00A0h')
    const five = { ...webinar, at: new Date('2019-09-19T11:05Z') }
    expect(timeWords(five, reader('2019-09-18T07:30Z'))).toBe('13\u00A0h\u00A005')
    expect(timeWords(five, reader('2019-09-18T07:30Z', 'Europe/London', 'en'))).toBe('12:05')
  })

  it('does not exist for a whole day', () => {
    expect(() => timeWords(release, reader('2019-09-18T07:30Z'))).toThrow('has no hour')
  })
})

describe('a moment has passed', () => {
  it('from its instant on, and for a whole day from the start of the day on', () => {
    expect(hasPassed(webinar, new Date('2019-09-19T10:59:59.999Z'))).toBe(false)
    expect(hasPassed(webinar, new Date('2019-09-19T11:00Z'))).toBe(true)
    expect(hasPassed(release, new Date('2019-09-18T21:59:59.999Z'))).toBe(false)
    expect(hasPassed(release, new Date('2019-09-18T22:00Z'))).toBe(true)
  })
})

describe('an ordinal', () => {
  it('is written as French and English write it', () => {
    expect([1, 2, 14, 21].map((n) => ordinal(n, 'fr'))).toEqual(['1er', '2e', '14e', '21e'])
    const english = ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '102nd', '112th']
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 112].map((n) => ordinal(n, 'en'))).toEqual(english)
  })
})
