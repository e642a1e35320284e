import { DateTime } from 'luxon'
import type { TrueMoment } from '../truth.ts'

/** A day that words name: so many days from today, or a date with its weekday (1 for Monday). */
type SaidDay = { near: number } | { weekday: number; day: number; month: number; year: number | undefined }

/** An hour that words name, and what clocks at the place of the event show then, so many days from there. */
type SaidHour = { hour: number; minute: number; home?: { hour: number; minute: number; days: number } }

/** « demain à 13 h », « jeudi 19 septembre, de 13 h à 14 h 30 »: a day that a sentence names, with its hours. */
export type SaidTime = { words: string; from: number; day: SaidDay; hour?: SaidHour; until?: SaidHour }

/** Who reads, and when; `home` is the zone of the event. */
export type Reading = { at: Date; zone: string; home: string }

const NEAR: Readonly<Record<string, number>> = {
  hier: -1,
  'aujourd’hui': 0,
  demain: 1,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
}
const WEEKDAYS = [
  ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
]
const MONTHS = [
  [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
    ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ],
  [
    ...['january', 'february', 'march', 'april', 'may', 'june'],
    ...['july', 'august', 'september', 'october', 'november', 'december'],
  ],
]
const OTHER_DAYS: Readonly<Record<string, number>> = {
  'la veille': -1,
  'le lendemain': 1,
  'deux jours plus tôt': -2,
  'deux jours plus tard': 2,
  'the day before': -1,
  'the next day': 1,
  'two days before': -2,
  'two days later': 2,
}

const any = (words: readonly string[]) => `(?:${words.join('|')})`
const DATE = `${any(WEEKDAYS.flat())} \\d{1,2}(?:er)? ${any(MONTHS.flat())}(?: \\d{4}(?!\\d))?`
const DAY = `(?<![\\p{L}’-])(?<day>${any(Object.keys(NEAR))}|${DATE})(?!\\p{L})`
const CLOCK = '(?:\\d{1,2} h(?: \\d{2}(?!\\d))?(?!\\p{L})|\\d{1,2}:\\d{2})'
const HOME = (name: string) =>
  `(?: \\((?<${name}>${CLOCK})(?: (?<${name}Day>${any(Object.keys(OTHER_DAYS))}))? [^()]*\\))?`
const HOURS = `(?:(?:,? (?:à|de|at|from) |, )(?<hour>${CLOCK})${HOME('home')}(?: (?:à|to) (?<until>${CLOCK})${HOME('untilHome')})?)?`
const SAID = new RegExp(`${DAY}${HOURS}`, 'giu')

/** Every day that a text names, with its hours, in order; plain spaces and typographic apostrophes. */
export function saidTimes(text: string): SaidTime[] {
  return [...text.matchAll(SAID)].map(({ 0: words, index, groups = {} }) => {
    const hour = hourOf(groups.hour, groups.home, groups.homeDay)
    const until = hourOf(groups.until, groups.untilHome, groups.untilHomeDay)
    return {
      words,
      from: index,
      day: dayOf(groups.day ?? ''),
      ...(hour && { hour }),
      ...(until && { until }),
    }
  })
}

function dayOf(words: string): SaidDay {
  const lower = words.toLowerCase()
  const near = NEAR[lower]
  if (near !== undefined) return { near }
  const [weekday = '', day = '', month = '', year] = lower.split(' ')
  return {
    weekday: 1 + placeOf(WEEKDAYS, weekday),
    day: Number.parseInt(day, 10),
    month: 1 + placeOf(MONTHS, month),
    year: year === undefined ? undefined : Number(year),
  }
}

function placeOf(lists: readonly (readonly string[])[], word: string): number {
  return Math.max(...lists.map((list) => list.indexOf(word)))
}

function hourOf(
  clock: string | undefined,
  home: string | undefined,
  days: string | undefined,
): SaidHour | undefined {
  if (clock === undefined) return undefined
  const there = home === undefined ? undefined : { ...clockOf(home), days: OTHER_DAYS[days ?? ''] ?? 0 }
  return { ...clockOf(clock), ...(there && { home: there }) }
}

function clockOf(clock: string): { hour: number; minute: number } {
  const [hour = '', minute = '0'] = clock.split(/ h ?|:/)
  return { hour: Number(hour), minute: Number(minute || '0') }
}

/** Whether a time is that of a moment for a reader; `end` is what its last hour has to be. */
export function isTrueOf(
  { day, hour, until }: SaidTime,
  moment: TrueMoment,
  { reading, end }: { reading: Reading; end?: TrueMoment | undefined },
): boolean {
  if (!isDayOf(day, moment, reading)) return false
  if (hour && !isHourOf(hour, moment, reading)) return false
  return until === undefined || (end !== undefined && isHourOf(until, end, reading))
}

function isDayOf(said: SaidDay, moment: TrueMoment, { at, zone }: Reading): boolean {
  const today = DateTime.fromJSDate(at, { zone })
  const date = shown(moment, zone)
  if ('near' in said) return today.plus({ days: said.near }).toISODate() === date.toISODate()
  const { weekday, day, month, year = today.year } = said
  return date.weekday === weekday && date.day === day && date.month === month && date.year === year
}

function isHourOf(
  { hour, minute, home }: SaidHour,
  moment: TrueMoment,
  { zone, home: place }: Reading,
): boolean {
  if (moment.wholeDay) return false
  const here = DateTime.fromJSDate(moment.at, { zone })
  const there = DateTime.fromJSDate(moment.at, { zone: place })
  if (here.hour !== hour || here.minute !== minute) return false
  if (!home) return true
  const shift = Math.round((midnight(there) - midnight(here)) / 86_400_000)
  return there.hour === home.hour && there.minute === home.minute && shift === home.days
}

function midnight(time: DateTime): number {
  return Date.UTC(time.year, time.month - 1, time.day)
}

/** A whole day is the same date on everybody's calendar. */
function shown(moment: TrueMoment, zone: string): DateTime {
  return moment.wholeDay
    ? DateTime.fromISO(moment.date, { zone: 'utc' })
    : DateTime.fromJSDate(moment.at, { zone })
}
