import type { Cohort, Track } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { startOfLocalDay } from '../domain/local-time.ts'
import type { LetterMoment } from '../domain/moment-words.ts'
import { type PlannedLesson, planEvents, planTrack } from '../domain/plan.ts'
import { makeToken, TOKEN_LENGTH, type TokenKeys } from '../domain/tokens.ts'
import type { CompiledLetter } from '../letters/compile.ts'
import { type LetterForm, letterForm } from '../letters/encoded-letter.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import type { LetterEvent } from '../letters/letter-context.ts'
import { letterHeaders } from '../letters/letter-headers.ts'
import { composeMessage } from '../letters/message.ts'
import { MjmlUnavailable } from '../letters/render-mjml.ts'
import type { WireMessage } from '../mail/smtp-link.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { findCohort } from '../store/cohorts.ts'
import type { Database } from '../store/database.ts'
import { findEdition } from '../store/editions.ts'

/** What every letter of the service needs beside its delivery. */
export type Desk = {
  db: Database
  letters: LetterCache
  keys: TokenKeys
  publicUrl: string
  /** Domain of Message-IDs, lists and the return path; the sender's own when undefined. */
  mailDomain: string | undefined
}

export type WrittenLetter = WireMessage & { subject: string }

/** Why there is no letter: it is `held` for an organiser to look at, or `putOff` for another try. */
export type Unwritten = { held: string } | { putOff: string }

/** Writes the letter of one claimed delivery. */
export type Writer = (delivery: ClaimedDelivery) => Promise<WrittenLetter | Unwritten>

/** What all letters of one track share. */
type TrackDesk = {
  cohort: Cohort
  edition: Edition
  lessons: PlannedLesson[]
  events: Record<string, LetterEvent>
}

/**
 * Opens a writer for a chunk: cohorts are read anew, so that an old job does not carry old truth, and what letters
 * share is worked out once. The same delivery always gives the same bytes.
 */
export function openWriter(desk: Desk): Writer {
  const tracks = new Map<number, Promise<TrackDesk>>()
  const forms = new Map<string, LetterForm>()
  return async (delivery) => {
    const opening = tracks.get(delivery.trackId) ?? openTrack(desk, delivery)
    tracks.set(delivery.trackId, opening)
    const track = await opening
    try {
      const letter = await desk.letters.get(track.edition, delivery.letter)
      const key = formKey(delivery, letter)
      const form = forms.get(key) ?? openForm({ desk, delivery, letter, track })
      forms.set(key, form)
      return write({ desk, delivery, track, form })
    } catch (error) {
      if (error instanceof MjmlUnavailable) return { putOff: error.message }
      // Whatever a letter does wrong concerns that letter alone: it waits for an organiser, the rest goes on.
      return { held: (error as Error).message }
    }
  }
}

async function openTrack(desk: Desk, delivery: ClaimedDelivery): Promise<TrackDesk> {
  const cohort = await findCohort(desk.db, delivery.cohort)
  const edition = cohort && (await editionOf(desk, cohort.editionHash))
  if (!cohort || !edition)
    throw new Error(`the cohort ${delivery.cohort} or its edition is not in the database`)
  const dates = trackOf(delivery)
  const { lessons } = planTrack(edition.programme, cohort.calendar, dates)
  return { cohort, edition, lessons, events: eventsOf(cohort, edition, dates) }
}

const EDITIONS_KEPT = 10
const editions = new WeakMap<Desk, Map<string, Edition>>()

/** Editions never change: the last few that a desk asked for are read once. */
async function editionOf(desk: Desk, hash: string): Promise<Edition | undefined> {
  const kept = editions.get(desk) ?? new Map<string, Edition>()
  editions.set(desk, kept)
  const edition = kept.get(hash) ?? (await findEdition(desk.db, hash))
  if (!edition) return undefined
  kept.set(hash, edition)
  for (const oldest of kept.keys()) {
    if (kept.size <= EDITIONS_KEPT) break
    kept.delete(oldest)
  }
  return edition
}

function trackOf({ trackId, trackDayOne, trackZone, trackAt }: ClaimedDelivery): Track {
  return { id: trackId, dayOne: trackDayOne, zone: trackZone, at: trackAt }
}

/** Events are one instant for a fixed cohort; in a rolling one each track has its own. */
function eventsOf(cohort: Cohort, { programme }: Edition, track: Track): Record<string, LetterEvent> {
  const dayOne = cohort.start === 'rolling' ? track.dayOne : cohort.dayOne
  const moments = planEvents(programme, { rule: cohort.calendar, dayOne, zone: cohort.zone })
  const named = Object.entries(programme.events).map(([name, event]) => {
    return [name, { title: event.title, moments: moments[name] ?? {} }] as const
  })
  return Object.fromEntries(named)
}

/** Deliveries with the same key read the same words, but for their own addresses. */
function formKey(
  { trackId, letter, writtenAt, firstName }: ClaimedDelivery,
  { personal }: CompiledLetter,
): string {
  return `${trackId} ${letter} ${writtenAt.getTime()} ${personal ? (firstName ?? '') : ''}`
}

type Writing = { desk: Desk; delivery: ClaimedDelivery; letter: CompiledLetter; track: TrackDesk }

function openForm({ desk, delivery, letter, track }: Writing): LetterForm {
  const place = track.lessons.findIndex((lesson) => lesson.letter === delivery.letter)
  const lesson = track.lessons[place]
  const next = track.lessons[place + 1]
  if (!lesson) throw new Error(`the lesson ${delivery.letter} has no date in this track`)
  const zone = delivery.trackZone
  const shared = {
    now: delivery.writtenAt,
    zone,
    day: letter.day,
    date: wholeDay(lesson.date, zone),
    ...(next ? { next: { day: next.day, date: wholeDay(next.date, zone) } } : {}),
    events: track.events,
    cohort: { name: track.cohort.name },
    subscriber: { firstName: delivery.firstName ?? '' },
    helpUrl: helpUrl(desk),
  }
  return letterForm(
    letter,
    (token) => ({ ...shared, unsubscribeUrl: unsubscribeUrl(desk, token) }),
    TOKEN_LENGTH,
  )
}

function write({
  desk,
  delivery,
  track,
  form,
}: Omit<Writing, 'letter'> & { form: LetterForm }): WrittenLetter {
  const { sender } = track.edition.programme
  const domain = desk.mailDomain ?? sender.address.slice(sender.address.indexOf('@') + 1)
  const token = makeToken(desk.keys, 'unsubscribe', delivery.enrolmentId)
  const { subject, text, html } = form(token)
  const headers = letterHeaders({
    deliveryId: delivery.id,
    editionHash: track.edition.hash,
    letter: delivery.letter,
    sendingDomain: domain,
    date: delivery.writtenAt,
    from: sender,
    to: delivery.address,
    subject,
    list: { cohort: track.cohort.slug, title: track.cohort.name },
    unsubscribeUrl: unsubscribeUrl(desk, token),
    unsubscribeMailto: `unsub+${token}@${domain}`,
    helpUrl: helpUrl(desk),
  })
  return {
    envelopeFrom: `b+${makeToken(desk.keys, 'bounce', delivery.id)}@bounce.${domain}`,
    to: delivery.address,
    envelopeId: `${delivery.id}.${delivery.attempts}`,
    bytes: composeMessage({ headers, text, html }),
    subject,
  }
}

function unsubscribeUrl({ publicUrl }: Desk, token: string): string {
  return `${publicUrl}/u/${token}`
}

function helpUrl({ publicUrl }: Desk): string {
  return `${publicUrl}/aide`
}

function wholeDay(date: string, zone: string): LetterMoment {
  return { at: startOfLocalDay(date, zone), wholeDay: true, date }
}
