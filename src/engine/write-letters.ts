import type { Cohort, Track } from '../domain/cohort.ts'
import type { Edition } from '../domain/edition.ts'
import { startOfLocalDay } from '../domain/local-time.ts'
import type { LetterMoment } from '../domain/moment-words.ts'
import { type PlannedLesson, planEvents, planTrack } from '../domain/plan.ts'
import { makeToken, type TokenKeys } from '../domain/tokens.ts'
import type { CompiledLetter } from '../letters/compile.ts'
import { fillLetter } from '../letters/fill.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import type { LetterContext, LetterEvent } from '../letters/letter-context.ts'
import { letterHeaders } from '../letters/letter-headers.ts'
import { composeMessage } from '../letters/message.ts'
import type { WireMessage } from '../mail/smtp-link.ts'
import { findCohort } from '../store/cohorts.ts'
import type { Database } from '../store/database.ts'
import type { ClaimedDelivery } from '../store/deliveries.ts'
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

/** Writes the letter of one claimed delivery, or says why it is held. */
export type Writer = (delivery: ClaimedDelivery) => Promise<WrittenLetter | { held: string }>

/** What all letters of one track share. */
type TrackDesk = {
  cohort: Cohort
  edition: Edition
  lessons: PlannedLesson[]
  events: Record<string, LetterEvent>
}

/**
 * Opens a writer for a chunk: cohorts are read anew, so that an old job does not carry old truth, and what the
 * letters of a track share is computed once. The same delivery always gives the same bytes.
 */
export function openWriter(desk: Desk): Writer {
  const tracks = new Map<number, Promise<TrackDesk>>()
  return async (delivery) => {
    const known = tracks.get(delivery.trackId)
    const track = known ?? openTrack(desk, delivery)
    tracks.set(delivery.trackId, track)
    const { edition } = await track
    try {
      const letter = await desk.letters.get(edition, delivery.letter)
      return write({ desk, delivery, letter, track: await track })
    } catch (error) {
      // Whatever a letter does wrong concerns that letter alone: it waits for an organiser, the rest goes on.
      return { held: (error as Error).message.slice(0, 2_000) }
    }
  }
}

async function openTrack({ db }: Desk, delivery: ClaimedDelivery): Promise<TrackDesk> {
  const cohort = await findCohort(db, delivery.cohort)
  const edition = cohort && (await findEdition(db, cohort.editionHash))
  if (!cohort || !edition)
    throw new Error(`the cohort ${delivery.cohort} or its edition is not in the database`)
  const dates = trackOf(delivery)
  const { lessons } = planTrack(edition.programme, cohort.calendar, dates)
  return { cohort, edition, lessons, events: eventsOf(cohort, edition, dates) }
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

type Writing = { desk: Desk; delivery: ClaimedDelivery; letter: CompiledLetter; track: TrackDesk }

function write(writing: Writing): WrittenLetter {
  const { desk, delivery, letter, track } = writing
  const { sender } = track.edition.programme
  const domain = desk.mailDomain ?? sender.address.slice(sender.address.indexOf('@') + 1)
  const token = makeToken(desk.keys, 'unsubscribe', delivery.enrolmentId)
  const links = { unsubscribeUrl: `${desk.publicUrl}/u/${token}`, helpUrl: `${desk.publicUrl}/aide` }
  const filled = fillLetter(letter, contextOf(writing, links))
  const headers = letterHeaders({
    deliveryId: delivery.id,
    editionHash: track.edition.hash,
    letter: delivery.letter,
    sendingDomain: domain,
    date: delivery.writtenAt,
    from: sender,
    to: delivery.address,
    subject: filled.subject,
    list: { cohort: track.cohort.slug, title: track.cohort.name },
    unsubscribeMailto: `unsub+${token}@${domain}`,
    ...links,
  })
  return {
    envelopeFrom: `b+${makeToken(desk.keys, 'bounce', delivery.id)}@bounce.${domain}`,
    to: delivery.address,
    envelopeId: `${delivery.id}.${delivery.attempts}`,
    bytes: composeMessage({ headers, text: filled.text, html: filled.html }),
    subject: filled.subject,
  }
}

function contextOf(
  { delivery, letter, track }: Writing,
  links: { unsubscribeUrl: string; helpUrl: string },
): LetterContext {
  const place = track.lessons.findIndex((lesson) => lesson.letter === delivery.letter)
  const lesson = track.lessons[place]
  const next = track.lessons[place + 1]
  if (!lesson) throw new Error(`the lesson ${delivery.letter} has no date in this track`)
  const zone = delivery.trackZone
  return {
    now: delivery.writtenAt,
    zone,
    day: letter.day,
    date: wholeDay(lesson.date, zone),
    ...(next ? { next: { day: next.day, date: wholeDay(next.date, zone) } } : {}),
    events: track.events,
    cohort: { name: track.cohort.name },
    subscriber: { firstName: delivery.firstName ?? '' },
    ...links,
  }
}

function wholeDay(date: string, zone: string): LetterMoment {
  return { at: startOfLocalDay(date, zone), wholeDay: true, date }
}
