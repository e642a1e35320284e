import { DateTime } from 'luxon'
import type { Finding, MailFinding } from '../../domain/finding.ts'
import type { RehearsedRegistration } from '../report.ts'
import type { Truth } from '../truth.ts'
import type { ReadMail } from './read-mail.ts'
import { placesTaken } from './standings.ts'

/** What a calendar program reads, parsed by hand: lines unfolded, instants in UTC. */
type Calendar = {
  method: string
  uid: string
  sequence: number
  start: number
  end: number
  attendee: string
}

type Invited = { mail: ReadMail; calendar: Calendar }

/**
 * Finds wrong invitations. For one person and event there must be a REQUEST first, then
 * the same UID with a higher SEQUENCE each time, and finally a CANCEL if the event is cancelled. Each must have the
 * times that hold when it leaves, the same in both its parts. A confirmation without an invitation is wrong too.
 */
export function falseInvitations(
  mails: readonly ReadMail[],
  { truth, registrations }: { truth: Truth; registrations: readonly RehearsedRegistration[] },
): Finding[] {
  const wrong: Finding[] = []
  const invited = new Map<string, Invited[]>()
  for (const mail of mails) {
    const { file, to, about } = mail.letter
    const [form, ...copies] = mail.calendars
    if (!about) continue
    if (!form) {
      if (needsOne(mail, truth, registrations)) wrong.push({ found: 'no-invitation', file })
      continue
    }
    if (copies.length !== 1 || copies[0]?.text.trim() !== form.text.trim())
      wrong.push({ found: 'calendars-differ', file })
    const calendar = readCalendar(form.text)
    wrong.push(...falseTimes(calendar, mail, truth).map((what) => ({ ...what, file })))
    const key = `${to} ${about.event}`
    invited.set(key, [...(invited.get(key) ?? []), { mail, calendar }])
  }
  return [...wrong, ...[...invited.values()].flatMap((each) => falseSequence(each, truth))]
}

/**
 * Whether a letter needs an invitation: for a person with a place at a webinar, the confirmation and each notice of a
 * change do.
 */
function needsOne(
  { letter, date }: ReadMail,
  truth: Truth,
  registrations: readonly RehearsedRegistration[],
): boolean {
  const { about, to } = letter
  if (!about || !['registered', 'moved', 'cancelled'].includes(about.kind)) return false
  const isWebinar = truth.at(date).some(({ name, event }) => name === about.event && event.kind === 'webinar')
  if (!isWebinar || about.purpose === 'reminder') return false
  return (
    about.kind === 'registered' ||
    placesTaken(registrations, { to, event: about.event, at: date }) === 'registered'
  )
}

function readCalendar(text: string): Calendar {
  const lines = text.replace(/\n[ \t]/g, '').split('\n')
  const value = (name: string) => {
    const line = lines.find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`)) ?? ''
    return { parameters: line.slice(0, line.indexOf(':')), text: line.slice(line.indexOf(':') + 1).trim() }
  }
  const instant = (name: string) => {
    const { parameters, text: told } = value(name)
    const zone = told.endsWith('Z') ? 'utc' : (/TZID="?([^";:]+)/.exec(parameters)?.[1] ?? 'utc')
    return DateTime.fromFormat(told.replace('Z', ''), "yyyyMMdd'T'HHmmss", { zone }).toMillis()
  }
  return {
    method: value('METHOD').text,
    uid: value('UID').text,
    sequence: Number(value('SEQUENCE').text),
    start: instant('DTSTART'),
    end: instant('DTEND'),
    attendee: /mailto:(.*)$/i.exec(lines.find((one) => one.startsWith('ATTENDEE')) ?? '')?.[1] ?? '',
  }
}

function falseTimes(
  { method, start, end, attendee }: Calendar,
  { letter, date }: ReadMail,
  truth: Truth,
): MailFinding[] {
  const event = letter.about?.event ?? ''
  const state = truth.at(date).find(({ name }) => name === event)
  const isRight = state?.moments.start?.at.getTime() === start && state.moments.end?.at.getTime() === end
  const said = String(DateTime.fromMillis(start, { zone: 'utc' }).toISO({ suppressMilliseconds: true }))
  return [
    ...(isRight ? [] : [{ found: 'invites-at-wrong-time' as const, said, event }]),
    ...(attendee.toLowerCase() === letter.to.toLowerCase()
      ? []
      : [{ found: 'invites-another' as const, attendee }]),
    ...(method === 'REQUEST' && state?.cancelled ? [{ found: 'invites-to-cancelled' as const }] : []),
  ]
}

function falseSequence(invited: readonly Invited[], truth: Truth): Finding[] {
  const inOrder = invited.toSorted((a, b) => a.mail.date.getTime() - b.mail.date.getTime())
  const wrong = inOrder.flatMap(({ mail, calendar }, index) =>
    falseStep(calendar, inOrder[index - 1]?.calendar).map(
      (what): Finding => ({ ...what, file: mail.letter.file }),
    ),
  )
  const last = inOrder.at(-1)
  const isCancelled = last && truth.periods(last.mail.letter.about?.event ?? '').at(-1)?.state.cancelled
  if (last && isCancelled && last.calendar.method !== 'CANCEL')
    wrong.push({ found: 'never-called-off', file: last.mail.letter.file })
  return wrong
}

function falseStep({ method, uid, sequence }: Calendar, before: Calendar | undefined): MailFinding[] {
  if (!before) return method === 'REQUEST' ? [] : [{ found: 'begins-with', method }]
  return [
    ...(uid === before.uid ? [] : [{ found: 'another-uid' as const }]),
    ...(sequence > before.sequence
      ? []
      : [{ found: 'sequence-not-higher' as const, sequence, before: before.sequence }]),
  ]
}
