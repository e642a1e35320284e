import { beforeAll, describe, expect, it } from 'vitest'
import { courseEdition } from '../support/course-edition.ts'
import { appointmentsIn, dateIn, frenchDay, frenchHour, instantOf, later } from '../support/french-days.ts'
import { realEdition } from '../support/real-programme.ts'
import { type Rehearsed, rehearsed } from '../support/rehearsed.ts'
import { wireFaults } from '../support/wire.ts'

const SPRING = '2027-03-20' // clocks in Paris jump on 28 March
const AUTUMN = '2027-10-22' // and go back on 31 October
const PARIS = 'Europe/Paris'
const SAO_PAULO = 'America/Sao_Paulo'
const KOLKATA = 'Asia/Kolkata'
const APIA = 'Pacific/Apia'
const FIRST_TO_DAWN = 'Pacific/Kiritimati'
const LAST_TO_DAWN = 'Pacific/Pago_Pago'

const AROUND_THE_WORLD = `adresse;prénom;fuseau
paul@example.org;Paul;
pierre@example.org;Pierre;${PARIS}
joao@example.org;João;${SAO_PAULO}
priya@example.org;Priya;${KOLKATA}
sina@example.org;Sina;${APIA}
`
const ZONES: Readonly<Record<string, string>> = {
  'paul@example.org': PARIS,
  'pierre@example.org': PARIS,
  'joao@example.org': SAO_PAULO,
  'priya@example.org': KOLKATA,
  'sina@example.org': APIA,
}
const ALONE = 'amina@example.org'

const runs = new Map<string, Rehearsed>()

beforeAll(async () => {
  const edition = await realEdition()
  const asked = {
    spring: { edition, from: SPRING, people: AROUND_THE_WORLD },
    autumn: { edition, from: AUTUMN, people: AROUND_THE_WORLD },
    [SAO_PAULO]: { edition, from: SPRING, zone: SAO_PAULO, people: ALONE },
    [KOLKATA]: { edition, from: AUTUMN, zone: KOLKATA, people: ALONE },
    [APIA]: { edition, from: AUTUMN, zone: APIA, people: ALONE },
  }
  const done = Object.entries(asked).map(async ([name, request]) => runs.set(name, await rehearsed(request)))
  await Promise.all(done)
})

const lessonsOf = (run: Rehearsed, reader: string) => run.of(reader).filter(({ day }) => day > 0)

/** The clocks of a reader's zone at each letter. */
function localTimes(run: Rehearsed, reader: string, zone: string): string[] {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return lessonsOf(run, reader).map(({ at }) => clock.format(new Date(at)))
}

/** What a letter says after « rendez-vous … à », with the hour of the cohort in brackets where there is one. */
function hoursAsked(words: string): string[] {
  const flat = words.replace(/\s+/g, ' ')
  const asked = /rendez-vous (?:\S+|\S+ \d\S* \S+(?: \d{4})?) à (\d+ h(?: \d{2}\b)?(?: \([^)]*\))?)/gi
  return [...flat.matchAll(asked)].map(([, hour = '']) => hour)
}

/** « 8 h (13 h à Paris) »: the hour of the reader, then that of the cohort where it is another one. */
function bothHours(at: Date, zone: string, cohort: string): string {
  const [here, there] = [frenchHour(zone, at), frenchHour(cohort, at)]
  if (here === there && dateIn(zone, at) === dateIn(cohort, at)) return here
  const days = Math.sign(Date.parse(dateIn(cohort, at)) - Date.parse(dateIn(zone, at)))
  const day = { '-1': ' la veille', '1': ' le lendemain' }[String(days)] ?? ''
  return `${here} (${there}${day} à Paris)`
}

function everyDayAt(hour: string, from: string, days = 21): string[] {
  return Array.from({ length: days }, (_, day) => `${later(from, day)} ${hour}`)
}

const READERS = Object.entries(ZONES).flatMap(([reader, zone]) => [
  { run: 'spring', from: SPRING, cohort: PARIS, reader, zone },
  { run: 'autumn', from: AUTUMN, cohort: PARIS, reader, zone },
])
const COHORTS = [
  { run: SAO_PAULO, from: SPRING, cohort: SAO_PAULO, reader: ALONE, zone: SAO_PAULO },
  { run: KOLKATA, from: AUTUMN, cohort: KOLKATA, reader: ALONE, zone: KOLKATA },
  { run: APIA, from: AUTUMN, cohort: APIA, reader: ALONE, zone: APIA },
]

describe.each([...READERS, ...COHORTS])('$reader in $zone, in the cohort of $run ($cohort)', (one) => {
  const { from, reader, zone, cohort } = one
  const run = () => runs.get(one.run)!

  it('has one lesson on each local date, at 07:30', () => {
    expect(localTimes(run(), reader, zone)).toEqual(everyDayAt('07:30', from))
    expect(lessonsOf(run(), reader).map(({ localAt }) => localAt.slice(0, 16))).toEqual(
      everyDayAt('07:30', from).map((at) => at.replace(' ', 'T')),
    )
    expect(lessonsOf(run(), reader).map(({ day }) => day)).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    )
  })

  it('reads of the one webinar of the cohort at the hour of the reader’s own clock', () => {
    const webinar = instantOf(later(from, 14), '13:00', cohort)
    const said = lessonsOf(run(), reader).flatMap(({ at, words, file }) => {
      const truth = {
        day: frenchDay(dateIn(zone, webinar), dateIn(zone, new Date(at))),
        hour: frenchHour(zone, webinar),
      }
      const found = appointmentsIn(words.text)
      expect(found, file).toEqual(found.map(() => truth))
      expect(appointmentsIn(words.html), file).toEqual(found)
      if (found.length > 0) expect(new Date(at) < webinar, file).toBe(true)
      const hours = hoursAsked(words.text)
      expect(hours, file).toEqual(hours.map(() => bothHours(webinar, zone, cohort)))
      expect(hours, file).toHaveLength(found.length)
      return found
    })
    expect(said.length).toBeGreaterThan(5)
  })
})

describe('a cohort across zones', () => {
  it('keeps every promise, and every letter what wire.md says', () => {
    for (const { report, lessons } of runs.values()) {
      expect(report.audit.invariants.filter(({ holds }) => !holds)).toEqual([])
      expect(report.audit.submitted).toBe(report.people * 21)
      expect(lessons.flatMap((letter) => wireFaults(letter, report.edition))).toEqual([])
    }
  })

  it('loses a night’s hour in March and gets it back in October, where clocks change', () => {
    const hours = (name: string, reader: string) => {
      const at = lessonsOf(runs.get(name)!, reader).map((letter) => Date.parse(letter.at) / 3_600_000)
      return at.slice(1).map((instant, index) => instant - at[index]!)
    }
    expect(hours('spring', 'pierre@example.org').filter((gap) => gap !== 24)).toEqual([23])
    expect(hours('autumn', 'pierre@example.org').filter((gap) => gap !== 24)).toEqual([25])
    expect(hours('autumn', 'priya@example.org').every((gap) => gap === 24)).toBe(true)
  })

  it('has joined before day one dawns anywhere, however far apart its zones', async () => {
    const people = `adresse;fuseau;heure\nfirst@example.org;${FIRST_TO_DAWN};00:00\nlast@example.org;;23:59\n`
    const run = await rehearsed({ edition: courseEdition(3), from: SPRING, zone: LAST_TO_DAWN, people })
    expect(localTimes(run, 'first@example.org', FIRST_TO_DAWN)).toEqual(everyDayAt('00:00', SPRING, 3))
    expect(localTimes(run, 'last@example.org', LAST_TO_DAWN)).toEqual(everyDayAt('23:59', SPRING, 3))
  })
})
