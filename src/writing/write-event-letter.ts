import type { EventNoteKind } from '../letters/event-note/event-note-kind.ts'
import { fillEventNote } from '../letters/event-note/fill-event-note.ts'
import { ownReminder } from '../letters/event-note/own-reminder.ts'
import type { EventNoteSources } from '../letters/event-note/write-event-note.ts'
import { safeFirstName } from '../letters/note/safe-first-name.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { isEventFull } from '../store/event-capacity.ts'
import { lastTold } from '../store/event-notices.ts'
import { findRegistration } from '../store/registrations.ts'
import { EVENT_REQUESTS, type EventRequestKind, type ReaderRequest } from '../store/requests.ts'
import { type Desk, seal, type Unwritten, type WrittenLetter } from './desk.ts'
import { calendarOf } from './event-calendar.ts'
import { type EventLetter, type EventPurpose, eventLetter } from './event-letter.ts'
import { type EventReader, noteContext } from './event-note.ts'
import type { LetterSetting } from './letter-setting.ts'
import { readerTokens } from './reader-addresses.ts'
import { uidDomain } from './uid-domain.ts'

/** A claimed delivery about an event, with all that the database knows of it. */
export type AboutEvent = EventReader & { event: string; purpose: EventPurpose; isFull: boolean }

/** Reads what a letter about an event needs; undefined for a delivery that is none. */
export async function openAboutEvent(
  { db }: Desk,
  { delivery, track, request }: Omit<EventReader, 'registration'>,
): Promise<AboutEvent | undefined> {
  const event = delivery.event ?? request?.detail.event
  if (event == null) return undefined
  const purpose = purposeOf(delivery, request) ?? (await noticeOf(db, delivery, event))
  const registration = await findRegistration(db, delivery.enrolmentId, event)
  const facts = track.edition.programme.events[event]
  const isInvited = 'reminder' in purpose && purpose.audience === 'not-registered'
  const isFull =
    facts && isInvited ? await isEventFull(db, { cohortId: delivery.cohortId, event, facts }) : false
  return { delivery, track, event, purpose, registration, request, isFull }
}

function purposeOf(
  { reminder, audience }: ClaimedDelivery,
  request: ReaderRequest | undefined,
): EventPurpose | undefined {
  if (request && isEventRequest(request.kind)) {
    return { request: request.kind, revision: request.detail.revision }
  }
  return reminder !== null && audience !== null && audience !== 'concerned'
    ? { reminder, audience }
    : undefined
}

async function noticeOf(
  db: Desk['db'],
  { id: deliveryId, enrolmentId }: ClaimedDelivery,
  event: string,
): Promise<EventPurpose> {
  return { toldVersion: await lastTold(db, { enrolmentId, event, deliveryId }) }
}

function isEventRequest(kind: ReaderRequest['kind']): kind is EventRequestKind {
  return EVENT_REQUESTS.some((known) => known === kind)
}

/** Writes a letter about an event. Throws what is wrong with it. */
export async function writeEventLetter(desk: Desk, about: AboutEvent): Promise<WrittenLetter | Unwritten> {
  const { delivery, track, registration } = about
  const { writtenAt: now, writtenVersion: version } = delivery
  const letter = eventLetter(track, { ...about, version, now, registration })
  if (typeof letter === 'string') return { skipped: letter }
  const note = await desk.letters.eventNote(sourcesOf(track, letter, delivery))
  const tokens = readerTokens(desk.keys, { enrolmentId: delivery.enrolmentId, deliveryId: delivery.id })
  const filled = fillEventNote(note, noteContext(desk, about, letter))
  const calendar = await calendarFor(desk, about, letter)
  const feedback = `${letter.event}.${letter.reminder ?? letter.kind}`
  return seal(desk, { delivery, track, about: feedback, tokens, letter: filled, calendar })
}

/** The words of a letter: the programme's own for one of its reminders where it has some. */
export function sourcesOf(
  { edition }: LetterSetting,
  { kind, event, reminder }: EventLetter,
  { language }: Pick<ClaimedDelivery, 'language'>,
): EventNoteSources {
  const own = reminder === undefined ? undefined : ownReminder(edition, `${event}.${reminder}`)
  return own ? { eventNote: kind, language: edition.programme.language, own } : { eventNote: kind, language }
}

const INVITES: ReadonlySet<EventNoteKind> = new Set(['registered', 'moved'])
const CALLS_OFF: ReadonlySet<EventNoteKind> = new Set(['cancelled', 'unregistered'])

/** Only who has a place has it in the calendar; who waits gets words alone. */
async function calendarFor(
  desk: Desk,
  { delivery, track, registration, request }: AboutEvent,
  letter: EventLetter,
) {
  const { kind, event, state } = letter
  const hasPlace = registration?.state === 'registered' || request?.detail.was === 'registered'
  if (!registration || !hasPlace || !(INVITES.has(kind) || CALLS_OFF.has(kind))) return undefined
  const { sender, title } = track.edition.programme
  return calendarOf({
    method: CALLS_OFF.has(kind) ? 'CANCEL' : 'REQUEST',
    cohort: track.cohort.slug,
    event,
    state,
    revision: registration.revision,
    writtenAt: delivery.writtenAt,
    domain: await uidDomain(desk.db, { cohort: track.cohort, sender, mailDomain: desk.mailDomain }),
    sender,
    attendee: { firstName: safeFirstName(delivery.firstName), address: delivery.address },
    programme: title,
    language: delivery.language,
  })
}
