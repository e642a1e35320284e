import { beforeAll, describe, expect, it } from 'vitest'
import { appointmentsIn, daysOfTeaser } from '../support/french-days.ts'
import { editionIn, programmeCopy } from '../support/real-programme.ts'
import { type Rehearsed, rehearsed } from '../support/rehearsed.ts'
import { wireFaults } from '../support/wire.ts'

const MONDAY = '2027-04-26'
const READER = 'amina@example.org'
/** Weekdays from that Monday on, without Ascension (Thursday 6 May) and Whit Monday (17 May). */
const WORKING_DAYS = [
  ...['04-26', '04-27', '04-28', '04-29', '04-30'],
  ...['05-03', '05-04', '05-05', '05-07'],
  ...['05-10', '05-11', '05-12', '05-13', '05-14'],
  ...['05-18', '05-19', '05-20', '05-21'],
  ...['05-24', '05-25', '05-26'],
].map((day) => `2027-${day}`)

let shifted: Rehearsed
let skipped: Rehearsed

async function withHolidays(then: 'shift' | 'skip'): Promise<Rehearsed> {
  const rule = `days: weekdays\n  holidays: { region: france, then: ${then} }`
  const copy = await programmeCopy((schedule) => schedule.replace('days: every-day', rule))
  try {
    const edition = await editionIn(copy.root)
    return await rehearsed({ edition, from: MONDAY, people: READER })
  } finally {
    await copy.remove()
  }
}

beforeAll(async () => {
  ;[shifted, skipped] = await Promise.all([withHolidays('shift'), withHolidays('skip')])
})

const dates = ({ lessons }: Rehearsed) => lessons.map(({ localAt }) => localAt.slice(0, 10))
const teasers = ({ lessons }: Rehearsed) =>
  Object.fromEntries(lessons.map(({ day, words }) => [day, daysOfTeaser(words.text).join(', ')]))

describe('the cycle on weekdays, its lessons waiting on French public holidays', () => {
  it('has its 21 lessons on working days alone', () => {
    expect(dates(shifted)).toEqual(WORKING_DAYS)
    expect(shifted.lessons.map(({ day }) => day)).toEqual(WORKING_DAYS.map((_, index) => index + 1))
    expect(shifted.lessons.every(({ localAt }) => localAt.includes('T07:30'))).toBe(true)
    expect(shifted.report.leftOut).toEqual([])
  })

  it('says « demain » before a lesson on the morrow, and the date before a week-end or a holiday', () => {
    expect(teasers(shifted)).toMatchObject({
      3: 'demain',
      5: 'lundi 3 mai',
      8: 'vendredi 7 mai',
      15: 'demain',
      18: 'lundi 24 mai',
      21: '',
    })
  })

  it('gives day 14, a Friday, the date of the webinar, since it is not on the morrow', () => {
    const friday = shifted.lessons.find(({ day }) => day === 14)!
    const truth = { day: 'mardi 18 mai', hour: '13 h' }
    expect(appointmentsIn(friday.words.text)).toEqual([truth])
    expect(appointmentsIn(friday.words.html)).toEqual([truth])
  })
})

describe('the cycle on weekdays, its lessons left out on French public holidays', () => {
  it('leaves out the two, and says which and why', () => {
    expect(skipped.report.leftOut).toEqual([
      { day: 9, date: '2027-05-06', letter: 'jour-09', reason: 'public-holiday' },
      { day: 16, date: '2027-05-17', letter: 'jour-16', reason: 'public-holiday' },
    ])
    expect(dates(skipped)).toEqual(WORKING_DAYS.slice(0, 19))
    expect(skipped.report.audit).toMatchObject({ expected: 19, submitted: 19 })
  })

  it('never announces a lesson that is left out', () => {
    expect(teasers(skipped)).toMatchObject({
      3: 'demain',
      8: 'vendredi 7 mai',
      15: 'mardi 18 mai',
    })
  })

  it('keeps every promise, and every letter what wire.md says', () => {
    for (const { report, lessons } of [shifted, skipped]) {
      expect(report.audit.invariants.filter(({ holds }) => !holds)).toEqual([])
      expect(lessons.flatMap((letter) => wireFaults(letter, report.edition))).toEqual([])
    }
  })
})
