import { beforeAll, describe, expect, it } from 'vitest'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import {
  appointmentsIn,
  dateIn,
  datesIn,
  daysOfTeaser,
  frenchDate,
  frenchDay,
  later,
} from '../support/french-days.ts'
import type { ReadLetter } from '../support/letter.ts'
import { realEdition } from '../support/real-programme.ts'
import { LENT, type Rehearsed, rehearsed } from '../support/rehearsed.ts'
import { wireFaults } from '../support/wire.ts'

const AUTUMN_2019 = '2019-09-05'
const WINTER_2027 = '2027-01-11'
const READERS = ['amina@example.org', 'bastien@example.org', 'chloe@example.org']
const PEOPLE =
  'adresse;prénom\namina@example.org;Amina\nbastien@example.org;Bastien\nchloe@example.org;Chloé\n'
const DAYS = Array.from({ length: 21 }, (_, index) => index + 1)

let autumn: Rehearsed
let winter: Rehearsed

beforeAll(async () => {
  const edition = await realEdition()
  const lent = { ...LENT, letters: createLetterCache({ most: 100 }) } // its compilations are counted
  ;[autumn, winter] = await Promise.all([
    rehearsed({ edition, from: AUTUMN_2019, people: PEOPLE }, lent),
    rehearsed({ edition, from: WINTER_2027, people: 'amina@example.org' }, lent),
  ])
})

const letterName = (day: number) => `jour-${String(day).padStart(2, '0')}`

/** Day `day` of the first reader. */
function lesson({ lessons }: Rehearsed, day: number): ReadLetter {
  return lessons.find((letter) => letter.day === day)!
}

/** The days on which a part says that the webinar of 13:00 takes place. */
function webinarDays(words: string): string[] {
  return appointmentsIn(words).flatMap(({ day, hour }) => (hour === '13 h' ? [day] : []))
}

describe('the cycle from 5 September 2019, for three readers', () => {
  it('brings each of them 21 lessons, one a day at 07:30 in Paris, in order', () => {
    expect(autumn.lessons).toHaveLength(63)
    for (const reader of READERS) {
      const lessons = autumn.of(reader).filter(({ day }) => day > 0)
      expect(lessons.map(({ localAt, letter, day, zone }) => [localAt, letter, day, zone])).toEqual(
        DAYS.map((day) => {
          const date = `2019-09-${String(day + 4).padStart(2, '0')}`
          return [`${date}T07:30:00.000+02:00`, letterName(day), day, 'Europe/Paris']
        }),
      )
    }
  })

  it('says « demain » of the webinar on day 14, Wednesday 18 September, in both parts', () => {
    const letter = lesson(autumn, 14)
    expect(letter.localAt).toMatch(/^2019-09-18T/)
    expect(frenchDate('2019-09-18', '2019-01-01')).toMatch(/^mercredi/)
    expect(webinarDays(letter.words.text)).toEqual(['demain'])
    expect(webinarDays(letter.words.html)).toEqual(webinarDays(letter.words.text))
  })

  it('says « aujourd’hui » of it on day 15, in both parts', () => {
    const days = webinarDays(lesson(autumn, 15).words.text)
    expect(new Set(days)).toEqual(new Set(['aujourd’hui']))
    expect(webinarDays(lesson(autumn, 15).words.html)).toEqual(days)
  })

  it('leaves what it did in report.json', () => {
    const { report } = autumn
    expect(report).toMatchObject({
      from: AUTUMN_2019,
      zone: 'Europe/Paris',
      hour: '07:30',
      people: 3,
      leftOut: [],
    })
    expect(report.letters[0]).toEqual({
      at: '2019-09-05T05:30:00.000Z',
      localAt: '2019-09-05T07:30:00.000+02:00',
      zone: 'Europe/Paris',
      letter: 'jour-01',
      day: 1,
      to: 'amina@example.org',
      subject: 'L’équilibre de la maison',
      file: 'mail/0001-jour-01-amina@example.org.eml',
    })
    expect(report.audit).toEqual({
      expected: 63,
      submitted: 63,
      skipped: {},
      others: {},
      aboutEvents: { submitted: autumn.letters.length - 63, skipped: {}, others: {} },
      closeTogether: [],
      invariants: ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'E1', 'E2', 'E3', 'E4', 'E5'].map((id) => ({
        id,
        promise: expect.stringMatching(/\w{4}/),
        holds: true,
        broken: [],
      })),
    })
  })

  it('numbers the files in the order of leaving, and keeps no other', () => {
    const { letters, files } = autumn
    const named = letters.map(({ letter, about, to }, index) => {
      const name = about ? `${about.event}.${about.kind}` : letter
      return `mail/${String(index + 1).padStart(4, '0')}-${name}-${to}.eml`
    })
    expect(letters.map(({ file }) => file)).toEqual(named)
    expect(files.map((file) => `mail/${file}`)).toEqual(named)
    expect(letters.map(({ at }) => at)).toEqual(letters.map(({ at }) => at).toSorted())
    expect(letters.map(({ parsed }) => parsed.subject)).toEqual(letters.map(({ subject }) => subject))
  })

  it('compiles each letter once, for however many readers', () => {
    expect(autumn.report.compilations).toBe(21)
  })

  it('greets each reader, and gives each a way out of their own', () => {
    const first = READERS.map((reader) => autumn.of(reader)[0]!)
    expect(first.map(({ text }) => /Bonjour (\S+),/.exec(text)?.[1])).toEqual(['Amina', 'Bastien', 'Chloé'])
    const exits = READERS.map((reader) => {
      return new Set(
        autumn.of(reader).map(({ html }) => /https:\/\/feuilleton\.example\/u\/([\w-]+)/.exec(html)?.[1]),
      )
    })
    expect(exits.map(({ size }) => size)).toEqual([1, 1, 1])
    expect(new Set(exits.flatMap((exit) => [...exit])).size).toBe(3)
  })
})

describe('the same cycle from 11 January 2027', () => {
  it('names no date of September 2019', () => {
    expect(winter.lessons).toHaveLength(21)
    for (const { bytes, words, subject } of winter.letters) {
      expect(bytes.toString('latin1')).not.toMatch(/Sep 2019|2019-09/)
      expect(`${words.text} ${words.html} ${subject}`).not.toMatch(/septembre|2019-09/)
    }
  })

  it('says « demain » of the webinar on day 14, Sunday 24 January', () => {
    const letter = lesson(winter, 14)
    expect(letter.localAt).toBe('2027-01-24T07:30:00.000+01:00')
    expect(webinarDays(letter.words.text)).toEqual(['demain'])
  })
})

describe.each([
  ['September 2019', () => autumn, AUTUMN_2019],
  ['January 2027', () => winter, WINTER_2027],
])('every letter of %s', (_, run, from) => {
  const letters = () => run().lessons
  const today = (letter: ReadLetter) => dateIn('Europe/Paris', new Date(letter.at))

  it('keeps what wire.md promises', () => {
    expect(letters().flatMap((letter) => wireFaults(letter, run().report.edition))).toEqual([])
    const ids = letters().map(({ parsed }) => parsed.messageId)
    expect(new Set(ids).size).toBe(letters().length)
  })

  it('announces the next lesson, where it names a day, on the day on which it comes; the last names none', () => {
    const said = letters().map((letter) => daysOfTeaser(letter.words.text))
    expect(said.at(-1)).toEqual([])
    expect(new Set(said.flat())).toEqual(new Set(['demain']))
  })

  it('names the webinar by the day on which it is, and not once it is over', () => {
    const webinar = later(from, 14)
    const said = letters().map((letter) => ({ letter, days: webinarDays(letter.words.text) }))
    for (const { letter, days } of said) {
      expect(days, letter.file).toEqual(days.map(() => frenchDay(webinar, today(letter))))
      expect(webinarDays(letter.words.html), letter.file).toEqual(days)
      if (letter.day > 15) expect(days, letter.file).toEqual([])
    }
    expect(said.filter(({ days }) => days.length > 0).length).toBeGreaterThan(5)
  })

  it('has no other date than those of its own events, the same in both parts', () => {
    const events = [0, 10, 14, 42].map((days) => later(from, days))
    const all = letters().flatMap((letter) => {
      const found = datesIn(letter.words.text)
      const allowed = events.map((date) => frenchDate(date, today(letter)))
      expect(allowed, letter.file).toEqual(expect.arrayContaining(found))
      expect(datesIn(letter.words.html), letter.file).toEqual(found)
      return found
    })
    expect(all.length).toBeGreaterThan(15)
  })
})
