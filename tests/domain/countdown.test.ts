import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countdown } from '../../src/domain/countdown.ts'
import { startOfLocalDay } from '../../src/domain/local-time.ts'
import { hasPassed, type LetterMoment } from '../../src/domain/moment-words.ts'
import type { Language } from '../../src/language/catalogues.ts'

const PARIS = 'Europe/Paris'

/** Thursday 19 September 2019 at 13:00 in Paris. */
const webinar: LetterMoment = { at: new Date('2019-09-19T11:00Z'), wholeDay: false, date: '2019-09-19' }
/** The whole of that day. */
const release: LetterMoment = { at: new Date('2019-09-18T22:00Z'), wholeDay: true, date: '2019-09-19' }

function told(moment: LetterMoment, now: string, { zone = PARIS, language = 'fr' as Language } = {}): string {
  return countdown(moment, { now: new Date(now), zone, language }).replaceAll('\u00A0', ' ')
}

describe('a countdown', () => {
  it.each([
    ['2019-09-16T23:59+02:00', 'dans 3 jours', 'in 3 days'],
    ['2019-09-18T00:00+02:00', 'demain', 'tomorrow'],
    ['2019-09-18T23:59+02:00', 'demain', 'tomorrow'],
    ['2019-09-19T00:00+02:00', 'dans 13 heures', 'in 13 hours'],
    ['2019-09-19T10:01+02:00', 'dans 2 heures', 'in 2 hours'],
    ['2019-09-19T11:01+02:00', 'dans une heure', 'in an hour'],
    ['2019-09-19T12:00+02:00', 'dans une heure', 'in an hour'],
    ['2019-09-19T12:00:01+02:00', 'dans 59 minutes', 'in 59 minutes'],
    ['2019-09-19T12:40+02:00', 'dans 20 minutes', 'in 20 minutes'],
    ['2019-09-19T12:58:30+02:00', 'dans une minute', 'in a minute'],
    ['2019-09-19T12:59:30+02:00', 'dans moins d’une minute', 'in less than a minute'],
    ['2019-09-19T13:00+02:00', 'à l’instant', 'just now'],
    ['2019-09-19T13:01+02:00', 'il y a une minute', 'a minute ago'],
    ['2019-09-19T15:59+02:00', 'il y a 2 heures', '2 hours ago'],
    ['2019-09-20T00:00+02:00', 'hier', 'yesterday'],
    ['2019-09-22T07:30+02:00', 'il y a 3 jours', '3 days ago'],
  ])('at %s is « %s », %s', (now, french, english) => {
    expect(told(webinar, now)).toBe(french)
    expect(told(webinar, now, { language: 'en' })).toBe(english)
  })

  it.each([
    ['2019-09-16T23:59+02:00', 'dentro de 3 días'],
    ['2019-09-18T00:00+02:00', 'mañana'],
    ['2019-09-19T10:01+02:00', 'dentro de 2 horas'],
    ['2019-09-19T12:00+02:00', 'dentro de una hora'],
    ['2019-09-19T12:58:30+02:00', 'dentro de un minuto'],
    ['2019-09-19T12:59:30+02:00', 'dentro de menos de un minuto'],
    ['2019-09-19T13:00+02:00', 'ahora mismo'],
    ['2019-09-19T15:59+02:00', 'hace 2 horas'],
    ['2019-09-20T00:00+02:00', 'ayer'],
    ['2019-09-22T07:30+02:00', 'hace 3 días'],
  ])('at %s is « %s » in Spanish', (now, words) => {
    expect(told(webinar, now, { language: 'es' })).toBe(words)
  })

  it('of a whole day is in days alone, and « aujourd’hui » on its date', () => {
    expect(told(release, '2019-09-16T07:30+02:00')).toBe('dans 3 jours')
    expect(told(release, '2019-09-18T23:59+02:00')).toBe('demain')
    expect(told(release, '2019-09-19T00:00+02:00')).toBe('aujourd’hui')
    expect(told(release, '2019-09-19T23:59+02:00', { language: 'en' })).toBe('today')
    expect(told(release, '2019-09-20T00:00+02:00')).toBe('hier')
    expect(told(release, '2019-09-18T12:00Z', { zone: 'Pacific/Noumea' })).toBe('demain')
  })

  it('counts the days of the reader’s calendar', () => {
    const now = '2019-09-18T23:30Z'
    expect(told(webinar, now)).toBe('dans 11 heures')
    expect(told(webinar, now, { zone: 'America/Martinique' })).toBe('demain')
  })

  it('is in hours where clocks that go back show a moment to come under a date that is over', () => {
    const moment: LetterMoment = { at: new Date('2010-11-07T03:00Z'), wholeDay: false, date: '2010-11-06' }
    expect(told(moment, '2010-11-07T02:30:30Z', { zone: 'America/St_Johns' })).toBe('dans 29 minutes')
  })
})

const ZONES = [PARIS, 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia', 'America/St_Johns', 'Etc/UTC']
const instant = fc.date({ min: new Date('2008-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
/** Seconds to the moment: from weeks down to the same minute, on either side. */
const seconds = fc.oneof(
  fc.integer({ min: -30 * 86_400, max: 30 * 86_400 }),
  fc.integer({ min: -8000, max: 8000 }),
  fc.integer({ min: -90, max: 90 }),
)
const zone = fc.constantFrom(...ZONES)

describe('whenever and wherever it is read, a countdown', () => {
  it('is ahead of a moment until it has passed, and says no more time than there is', () => {
    fc.assert(
      fc.property(instant, seconds, zone, (now, offset, zone) => {
        const at = new Date(now.getTime() + offset * 1000)
        const moment: LetterMoment = { at, wholeDay: false, date: '2000-01-01' }
        const words = told(moment, now.toISOString(), { zone, language: 'en' })
        const isAhead = /^in |^tomorrow$/.test(words)
        expect(isAhead).toBe(!hasPassed(moment, now))
        expect(leastMinutes(words)).toBeLessThanOrEqual(Math.abs(offset) / 60)
        expect(unitsShort(words, Math.abs(offset) / 60)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('names days as far away as calendars have them', () => {
    fc.assert(
      fc.property(instant, seconds, zone, fc.boolean(), (now, offset, zone, wholeDay) => {
        const shown = dateIn(zone, new Date(now.getTime() + offset * 1000))
        const at = wholeDay ? startOfLocalDay(shown, PARIS) : new Date(now.getTime() + offset * 1000)
        const words = told({ at, wholeDay, date: shown }, now.toISOString(), { zone, language: 'en' })
        const days = (Date.parse(shown) - Date.parse(dateIn(zone, now))) / 86_400_000
        const said = daysSaid(words)
        if (said !== undefined) expect(said).toBe(days)
        else expect(wholeDay).toBe(false)
        if (wholeDay || Math.abs(days) > 1) expect(said).toBe(days)
      }),
      { numRuns: 2000 },
    )
  })

  it('says the same in both languages', () => {
    fc.assert(
      fc.property(instant, seconds, zone, (now, offset, zone) => {
        const moment: LetterMoment = {
          at: new Date(now.getTime() + offset * 1000),
          wholeDay: false,
          date: '2000-01-01',
        }
        const french = told(moment, now.toISOString(), { zone })
        expect(toEnglish(french)).toBe(told(moment, now.toISOString(), { zone, language: 'en' }))
      }),
    )
  })
})

/** The least time that words leave, in minutes: days are those of a calendar and may be a minute away. */
function leastMinutes(words: string): number {
  if (words === 'in less than a minute') return 0
  const [, count = '', unit] = /(\d+|an?) (minute|hour)/.exec(words) ?? []
  return (Number(count) || 1) * (unit === 'hour' ? 60 : unit === 'minute' ? 1 : 0)
}

/** Whether words of hours or minutes fall short of the truth by less than one of them. */
function unitsShort(words: string, minutes: number): boolean {
  if (/day|tomorrow/.test(words)) return true
  return minutes - leastMinutes(words) < (words.includes('hour') ? 60 : 1)
}

function daysSaid(words: string): number | undefined {
  const count = Number(/(\d+) days/.exec(words)?.[1])
  if (count) return words.startsWith('in') ? count : -count
  return { today: 0, tomorrow: 1, yesterday: -1 }[words]
}

function toEnglish(words: string): string {
  const fixed: Record<string, string> = {
    demain: 'tomorrow',
    hier: 'yesterday',
    'à l’instant': 'just now',
    'dans moins d’une minute': 'in less than a minute',
    'dans une heure': 'in an hour',
    'il y a une heure': 'an hour ago',
  }
  return (
    fixed[words] ??
    words
      .replace(/(jour|heure)(?=s?$)/, (unit) => (unit === 'jour' ? 'day' : 'hour'))
      .replace(/\bune\b/, 'a')
      .replace(/^dans (.*)$/, 'in $1')
      .replace(/^il y a (.*)$/, '$1 ago')
  )
}

function dateIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}
