import type { Edition } from '../../domain/edition.ts'
import type { MailFinding, MailPart } from '../../domain/finding.ts'
import { reminderRules } from '../../domain/reminders.ts'
import type { AboutEvent } from '../report.ts'
import { isOver, type TrueEvent, type TrueMoment, type Truth } from '../truth.ts'
import { type Claim, claimOf, sentencesOf } from './claim.ts'
import type { ReadMail } from './read-mail.ts'
import { isTrueOf, type Reading, type SaidTime, saidTimes } from './said-time.ts'

type Note = ReadMail & { letter: ReadMail['letter'] & { about: AboutEvent } }

/**
 * Finds what a letter about an event says that is not true, at its Date and in the zone of its reader.
 */
export function falseNote(note: Note, { edition, truth }: { edition: Edition; truth: Truth }): MailFinding[] {
  const { date, letter } = note
  const { about, zone } = letter
  const state = truth.at(date).find(({ name }) => name === about.event)
  if (!state) return [{ found: 'of-no-event', name: about.event }]
  const reading = { at: date, zone, home: truth.zone }
  const before = truth.history(about.event, date)
  const isOwn = `reminders/${about.event}.${about.kind}.md` in edition.files
  const told = { state, before, about, reading, isOwn }
  return [...falseKind(told), ...note.parts.flatMap(({ part, words }) => falseWords(words, told, part))]
}

type Told = {
  state: TrueEvent
  before: readonly TrueEvent[]
  about: AboutEvent
  reading: Reading
  /** Whether the text is the programme's own. */
  isOwn: boolean
}

function falseKind({ state, about }: Told): MailFinding[] {
  return about.kind === 'cancelled' && about.purpose === 'notice' && !state.cancelled
    ? [{ found: 'not-cancelled' }]
    : []
}

function falseWords(paragraphs: readonly string[], told: Told, part: MailPart): MailFinding[] {
  return paragraphs.flatMap(sentencesOf).flatMap((sentence) =>
    saidTimes(sentence).flatMap((said): MailFinding[] => {
      const claim = claimOf(sentence, said)
      return isClaimTrue(said, claim, told)
        ? []
        : [{ found: 'not-true-of', part, said: excerpt(sentence, said), events: [told.state.name] }]
    }),
  )
}

function isClaimTrue(said: SaidTime, claim: Claim, told: Told): boolean {
  if (told.isOwn && isProse(said, claim)) return true
  return candidates(claim, told).some(({ moment, end }) => {
    if (!isTrueOf(said, moment, { reading: told.reading, end })) return false
    if (claim.tense === 'ahead') return !isOver(moment, told.reading)
    return claim.tense !== 'past' || isOver(moment, told.reading) || isToday(moment, told.reading)
  })
}

/**
 * Whether a time may be about something else, as in “Aujourd’hui, beaucoup d’associations…”: a near day or an hour
 * alone, without one of the known verbs.
 */
function isProse({ day, hour }: SaidTime, claim: Claim): boolean {
  if (claim.tense !== undefined) return false
  return day === undefined || (day.kind === 'near' && !hour)
}

type Candidate = { moment: TrueMoment; end: TrueMoment | undefined }

/** The moments that a time may refer to. An earlier plan counts only in letters that tell of a change. */
function candidates(claim: Claim, { state, before, about }: Told): Candidate[] {
  const isNotice = about.purpose === 'notice'
  if (claim.tense === 'planned' && isNotice) return before.flatMap((was) => momentsOf(was, undefined))
  if (state.cancelled && isNotice) return before.flatMap((was) => momentsOf(was, undefined))
  const of = claim.of?.some((name) => name in state.moments) ? claim.of : undefined
  return momentsOf(state, of ?? ofReminder(about, state))
}

function momentsOf({ moments }: TrueEvent, of: readonly string[] | undefined): Candidate[] {
  return Object.values(moments)
    .filter(({ name }) => of === undefined || of.includes(name))
    .map((moment) => ({ moment, end: moment.name === 'start' ? moments.end : undefined }))
}

/** The reminder of a release is about one of its dates. */
function ofReminder({ kind, purpose }: AboutEvent, { event }: TrueEvent): readonly string[] | undefined {
  if (event.kind !== 'release' || purpose !== 'reminder') return undefined
  const of = reminderRules(event).find(({ name }) => name === kind)?.of
  return of === undefined ? undefined : [of]
}

/** A whole day that is today may be told in the present or in the past. */
function isToday(moment: TrueMoment, reading: Reading): boolean {
  const tomorrow = { ...reading, at: new Date(reading.at.getTime() + 86_400_000) }
  return moment.wholeDay && isOver(moment, tomorrow)
}

const AROUND = 30

/** The words around a time, for people to read. */
export function excerpt(sentence: string, { from, words }: Pick<SaidTime, 'from' | 'words'>): string {
  const start = Math.max(0, from - AROUND)
  const cut = start === 0 ? 0 : sentence.indexOf(' ', start) + 1
  return `${cut > 0 ? '… ' : ''}${sentence.slice(Math.min(cut, from), from + words.length)}`
}
