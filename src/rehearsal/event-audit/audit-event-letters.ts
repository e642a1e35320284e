import type { Edition } from '../../domain/edition.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Invariant } from '../../domain/invariant.ts'
import type { RehearsedCalendar, RehearsedLetter, RehearsedRegistration } from '../report.ts'
import type { Truth } from '../truth.ts'
import { falseInvitations } from './false-invitations.ts'
import { falseLesson, lessonDatesOf } from './false-lessons.ts'
import { falseNote } from './false-notes.ts'
import { falseNotices } from './false-notices.ts'
import { type ReadMail, readMail } from './read-mail.ts'
import { tooClose } from './too-close.ts'
import { untimelyNote } from './untimely.ts'

export type EventAudit = { invariants: Invariant[]; closeTogether: Finding[] }

export type AuditedRehearsal = {
  /** The folder that contains `mail/`. */
  directory: string
  edition: Edition
  truth: Truth
  letters: readonly RehearsedLetter[]
  /** Changes of the calendar; none when absent. */
  calendar?: readonly RehearsedCalendar[]
  registrations: readonly RehearsedRegistration[]
  /** Once aborted, its reason is thrown before the next mail is read. */
  stopping?: AbortSignal
}

const PROMISES = {
  E1: 'no letter says something false about an event',
  E2: 'nothing about a start leaves after it, and nothing about a cancelled event but that it is',
  E3: 'invitations follow one another, and calendars have the times that hold',
  E4: 'letters keep apart where they can',
  E5: 'who is registered is told of each change once, and nobody else is',
} as const

const MOST = 100
/** Reading a mail takes about five milliseconds. */
const MOST_READ = 3_000

/**
 * Reads the finished mails of a rehearsal, text and HTML, and checks what they say about the events against the truth.
 * Each finding about a mail names its file. Up to 3,000 mails, all are read. Beyond that, every letter about an event
 * is read, and one lesson for each combination of name, zone and instant; those differ only by the reader's name.
 */
export async function auditEventLetters(rehearsed: AuditedRehearsal): Promise<EventAudit> {
  const { directory, edition, truth, calendar = [], registrations, stopping } = rehearsed
  // What an organiser wrote speaks of events in words that nobody can check.
  const letters = rehearsed.letters.filter(({ about }) => about?.purpose !== 'one-off')
  const { programme } = edition
  const lessonDates = lessonDatesOf(letters, calendar)
  const notes: ReadMail[] = []
  const falsehoods: Finding[] = []
  const late: Finding[] = []
  for (const letter of lettersToRead(letters)) {
    stopping?.throwIfAborted()
    const mail = await readMail(directory, letter)
    const { about, file } = letter
    const said = about
      ? falseNote({ ...mail, letter: { ...letter, about } }, { edition, truth })
      : falseLesson(mail, { edition, truth, lessonDates: lessonDates(letter) })
    falsehoods.push(...said.map((what) => ({ ...what, file })))
    late.push(...untimelyNote(mail, truth).map((what) => ({ ...what, file })))
    // Their words have been checked; only what they carry is needed for the checks across letters.
    if (about) notes.push({ ...mail, parts: [], links: [] })
  }
  const close = tooClose(letters, { programme, truth })
  const found = {
    E1: falsehoods,
    E2: late,
    E3: falseInvitations(notes, { truth, registrations }),
    E4: close.avoidable,
    E5: falseNotices(notes, { truth, registrations, events: Object.keys(programme.events) }),
  }
  return { invariants: invariantsOf(found), closeTogether: close.unavoidable.slice(0, MOST) }
}

function lettersToRead(letters: readonly RehearsedLetter[]): readonly RehearsedLetter[] {
  if (letters.length <= MOST_READ) return letters
  const seen = new Set<string>()
  return letters.filter(({ about, letter, zone, at }) => {
    const key = `${letter} ${zone} ${at}`
    if (about || !seen.has(key)) return seen.add(key)
    return false
  })
}

function invariantsOf(found: Record<keyof typeof PROMISES, Finding[]>): Invariant[] {
  const ids = Object.keys(PROMISES) as (keyof typeof PROMISES)[]
  return ids.map((id) => ({
    id,
    promise: PROMISES[id],
    holds: found[id].length === 0,
    broken: found[id].slice(0, MOST),
  }))
}
