import type { Language } from '../language/catalogues.ts'
import { fullDateOf } from '../language/dates.ts'
import { ownName } from '../language/language.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import { kindsWords } from './alert-words.ts'
import type { EventLinks } from './event-changes.ts'
import { changeWords } from './field-words.ts'
import { hourWords } from './hour-words.ts'
import type { CohortScheduled, Deed, JournalMoment } from './journal-entry.ts'
import { localDate, startOfLocalDay } from './local-time.ts'
import { dateWords, timeWords } from './moment-words.ts'
import { parseReaders } from './one-off.ts'
import { leavesWords, readersWords } from './one-off-words.ts'
import { placeOf, zoneWords } from './place.ts'

/** Says what was done, in a sentence without its author. Nothing is escaped: it is text. */
export function deedWords(deed: Deed, language: Language): string {
  const say = sayIn(language) as SayCode<'journal', 'act', Deed>
  return say(`journal.${deed.act}`, valuesOf(deed, language))
}

function valuesOf(deed: Deed, language: Language): Record<string, string | number> {
  const say = sayIn(language)
  switch (deed.act) {
    case 'organiser-invited':
    case 'organiser-joined':
      return { organiser: deed.organiser, role: say(`role.${deed.role}`) }
    case 'organiser-changed':
      return { ...deed, before: say(`role.${deed.before}`), after: say(`role.${deed.after}`) }
    case 'cohort-changed':
      return { cohort: deed.cohort, changes: changeWords(deed.changes, language) }
    case 'cohort-corrected':
    case 'cohort-restructured':
      return { ...deed, copies: deed.copies ?? 'kept' }
    case 'cohort-scheduled':
      return scheduledValues(deed, language)
    case 'letter-scheduled': {
      const readers = parseReaders(deed.readers)
      const words = readers ? readersWords(readers, language) : deed.readers
      const { cohort, subject, people } = deed
      return { cohort, subject, people, readers: words, leavesAt: leavesWords(deed.leavesAt, language) }
    }
    case 'list-exported':
      return { ...deed, list: say(`export.${deed.list}`), format: deed.format.toUpperCase() }
    case 'letters-decided':
      return { ...deed, state: say(`waiting.${deed.state}`), decision: say(`decision.${deed.decision}`) }
    case 'alerts-chosen':
      return { kinds: kindsWords(deed.kinds, language) }
    case 'webhook-changed':
      return { host: deed.host ?? say('alert.none') }
    case 'person-paused':
      return { until: deed.until === 'open' ? 'open' : fullDateOf(new Date(deed.until), language) }
    case 'person-hours-changed':
      return { before: clockWords(deed.before, language), after: clockWords(deed.after, language) }
    case 'event-moved': {
      const { before, after, zone } = deed
      const words = (moment: JournalMoment) => momentIn(moment, { zone, language })
      return { ...deed, before: words(before), after: words(after) }
    }
    case 'event-linked': {
      const { event, before, after, told } = deed
      return { event, told, before: linkWords(before, language), after: linkWords(after, language) }
    }
    case 'language-chosen':
      return { language: deed.language ? ownName(deed.language) : say('o.account.languageOfBrowser') }
    case 'brand-set':
      return { ...deed, programme: deed.programme ?? say('o.brand.installation') }
    default:
      return { ...deed }
  }
}

function scheduledValues({ cohort, dayOne, at, zone, people }: CohortScheduled, language: Language) {
  const date = fullDateOf(new Date(`${dayOne}T00:00Z`), language)
  return { cohort, dayOne: date, at: hourWords(at, language), zone: placeOf(zone, language), people }
}

/** « 7 h 30 (Paris) » of `07:30 Europe/Paris`. */
function clockWords(clock: string, language: Language): string {
  const [at = '', zone = ''] = clock.split(' ')
  return `${hourWords(at, language)} (${placeOf(zone, language)})`
}

/** With its year and, where it has an hour, with its zone: whoever reads a journal may do so years later. */
function momentIn(moment: JournalMoment, { zone, language }: { zone: string; language: Language }): string {
  const reader = { now: new Date(0), zone, language }
  if ('date' in moment) {
    const at = startOfLocalDay(moment.date, zone)
    return dateWords({ at, wholeDay: true, date: moment.date }, reader)
  }
  const at = new Date(moment.at)
  const told = { at, wholeDay: false, date: localDate(at, zone) }
  const say = sayIn(language)
  return say('moment.told', {
    date: dateWords(told, reader),
    time: timeWords(told, reader),
    zone: zoneWords(zone, language),
  })
}

function linkWords({ join, replay }: EventLinks, language: Language): string {
  const say = sayIn(language)
  const links = [
    ...(join === undefined ? [] : [say('event.link.join', { url: join })]),
    ...(replay === undefined ? [] : [say('event.link.replay', { url: replay })]),
  ]
  return links.length === 0 ? say('event.link.none') : links.join(', ')
}
