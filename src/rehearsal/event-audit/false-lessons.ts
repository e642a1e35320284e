import type { Edition } from '../../domain/edition.ts'
import type { MailFinding, MailPart } from '../../domain/finding.ts'
import type { RehearsedCalendar } from '../report.ts'
import { localDay, type TrueEvent, type Truth } from '../truth.ts'
import { inAnyLanguage } from './any-language.ts'
import { sentencesOf } from './claim.ts'
import { eventNames } from './event-names.ts'
import { excerpt } from './false-notes.ts'
import { type Candidate, falseSentence, isTrueOfAny, type Told } from './false-sentences.ts'
import { type PlaceholderContext, placeholderContexts } from './lesson-placeholders.ts'
import { plain, type ReadMail } from './read-mail.ts'
import { saidTimes } from './said-time.ts'

/**
 * What a lesson is checked against: the sealed programme, what is true about its events, and the dates of its reader's
 * lessons.
 */
export type LessonReading = { edition: Edition; truth: Truth; lessonDates: ReadonlySet<string> }

/**
 * Finds what a lesson says about the events that is not true, at its Date and in the zone of its reader; each once.
 */
export function falseLesson(mail: ReadMail, { edition, truth, lessonDates }: LessonReading): MailFinding[] {
  const { date, letter } = mail
  const reading = { at: date, zone: letter.zone, home: truth.zone }
  const told: Told = {
    reading,
    states: truth.at(date),
    contexts: placeholderContexts(edition, letter.letter),
    source: plain(edition.files[`lessons/${letter.letter}.md`] ?? '').toLowerCase(),
    names: eventNames(edition.programme),
    lessonDates,
  }
  const said = mail.parts.flatMap(({ part, words }) =>
    words.flatMap((paragraph) => [
      ...falsePlaceholders({ part, paragraph }, told),
      ...sentencesOf(paragraph).flatMap((sentence) => falseSentence({ part, sentence }, told)),
    ]),
  )
  return once([...said, ...falseInvitations(mail, told, edition)])
}

function once(findings: readonly MailFinding[]): MailFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}

/** A date that follows the same words as a placeholder in the source must be the one that the source means. */
function falsePlaceholders(
  { part, paragraph }: { part: MailPart; paragraph: string },
  { contexts, states, reading }: Told,
): MailFinding[] {
  const lower = paragraph.toLowerCase()
  const here = contexts.filter(({ words }) => lower.includes(words))
  if (here.length === 0) return []
  const said = saidTimes(paragraph)
  return here.flatMap(({ words, moments }) => {
    const meant = momentsAmong(states, moments)
    return said
      .filter(({ from }) => paragraph.slice(0, from).trimEnd().toLowerCase().endsWith(words))
      .filter((time) => !isTrueOfAny(time, meant, reading))
      .map((time) => ({
        found: 'not-true-of',
        part,
        said: excerpt(paragraph, time),
        events: moments.map(({ event }) => event),
      }))
  })
}

function momentsAmong(states: readonly TrueEvent[], wanted: PlaceholderContext['moments']): Candidate[] {
  return states.flatMap(({ name, cancelled, moments }) =>
    Object.values(moments)
      .filter(
        (moment) => !cancelled && wanted.some((one) => one.event === name && one.moment === moment.name),
      )
      .map((moment) => ({ moment, end: moments.end })),
  )
}

const SIGNS_UP = inAnyLanguage(({ signsUp }) => signsUp)

/** Finds links that would let somebody register for a cancelled event. */
function falseInvitations({ links }: ReadMail, { states }: Told, { programme }: Edition): MailFinding[] {
  return states
    .filter(({ cancelled }) => cancelled)
    .flatMap(({ name, event }) => {
      const outside = event.link === undefined ? undefined : programme.links[event.link]?.url
      return links
        .filter(({ href }) => href.endsWith(`/events/${name}`) || href === outside)
        .filter(({ label }) => SIGNS_UP.test(label))
        .map(({ label }) => ({ found: 'leads-to-cancelled', label, event: name }))
    })
}

type Left = { to: string; day: number; at: string; zone: string }

/**
 * The dates of lessons that a letter may speak of: those on which its reader gets lessons, and those that were planned when
 * it left, where a change of the calendar came after it.
 */
export function lessonDatesOf(letters: readonly Left[], calendar: readonly RehearsedCalendar[]) {
  const dates = new Map<string, Set<string>>()
  for (const { to, day, at, zone } of letters) {
    if (day === 0) continue
    const known = dates.get(to) ?? new Set<string>()
    dates.set(to, known.add(localDay(new Date(at), zone)))
  }
  return ({ to, at: left }: Left): ReadonlySet<string> => {
    const planned = calendar.filter(({ at }) => at > left).flatMap(({ dropped }) => dropped)
    return new Set([...(dates.get(to) ?? []), ...planned])
  }
}
