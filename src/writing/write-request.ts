import { versionAt } from '../domain/event-changes.ts'
import { maskedAddress } from '../domain/masked-address.ts'
import { makeToken } from '../domain/tokens.ts'
import { fillLetter } from '../letters/fill.ts'
import { fillNote } from '../letters/note/fill-note.ts'
import type { NoteKind } from '../letters/note/note-words.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { findLessonCopy, type LetterCopy } from '../store/letter-copies.ts'
import { findRequest, type ReaderRequest } from '../store/requests.ts'
import { type Desk, openTrack, seal, type Unwritten, type WrittenLetter } from './desk.ts'
import { contextIn, type LetterSetting } from './letter-setting.ts'
import { helpAddress, readerAddresses, readerTokens } from './reader-addresses.ts'

/** A claimed delivery that answers a request, with all that the database knows of it. */
export type AskedLetter = {
  delivery: ClaimedDelivery
  track: LetterSetting
  request: ReaderRequest | undefined
  /** For a lesson that is wanted once more: as it was mailed, and the track in which it was. */
  lesson: { copy: LetterCopy; track: LetterSetting } | undefined
}

/** Reads what the answer to a request needs. */
export async function openRequest(
  desk: Desk,
  { delivery, track, requestId }: { delivery: ClaimedDelivery; track: LetterSetting; requestId: number },
): Promise<AskedLetter> {
  const { db } = desk
  const request = await findRequest(db, requestId)
  const letter = request?.kind === 'lesson' ? request.detail.letter : undefined
  const copy = letter && (await findLessonCopy(db, { enrolmentId: delivery.enrolmentId, letter }))
  const lesson = copy ? { copy, track: await openTrack(desk, inTrackOf(delivery, copy)) } : undefined
  return { delivery, track, request, lesson }
}

function inTrackOf(delivery: ClaimedDelivery, { track }: LetterCopy): ClaimedDelivery {
  return {
    ...delivery,
    trackId: track.id,
    trackDayOne: track.dayOne,
    trackZone: track.zone,
    trackAt: track.at,
  }
}

/** Writes the answer to a request. Throws what is wrong with its letter. */
export async function writeRequest(desk: Desk, asked: AskedLetter): Promise<WrittenLetter | Unwritten> {
  const { request } = asked
  if (!request) return { held: 'what this letter answers is not in the database' }
  if (request.kind !== 'lesson') return writeNote(desk, { ...asked, request, kind: noteOf(request.kind) })
  if (!asked.lesson) return { held: `the lesson ${request.detail.letter} is not out for this reader` }
  return writeAgain(desk, asked.delivery, asked.lesson)
}

/** Those about an event are written elsewhere, and have an event. */
function noteOf(kind: Exclude<ReaderRequest['kind'], 'lesson'>): NoteKind {
  switch (kind) {
    case 'register':
    case 'registered':
    case 'waiting':
    case 'unregistered':
      throw new Error(`a request of the kind ${kind} names no event`)
    default:
      return kind
  }
}

type AskedNote = AskedLetter & { request: ReaderRequest; kind: NoteKind }

async function writeNote(desk: Desk, { delivery, track, request, kind }: AskedNote): Promise<WrittenLetter> {
  const { keys, publicUrl } = desk
  const { id: deliveryId, enrolmentId } = delivery
  const tokens = readerTokens(keys, { enrolmentId, deliveryId })
  const { title, sender } = track.edition.programme
  const note = await desk.letters.note({ note: kind, language: request.language })
  const letter = fillNote(note, {
    now: delivery.writtenAt,
    zone: delivery.trackZone,
    firstName: delivery.firstName,
    programme: title,
    sender,
    askedAt: request.requestedAt,
    expiresAt: request.expiresAt,
    to: request.detail.to && maskedAddress(request.detail.to),
    linkUrl: linkOf(desk, { request, kind, meUrl: readerAddresses(publicUrl, tokens).meUrl }),
    helpUrl: helpAddress(publicUrl, request.language),
  })
  return seal(desk, { delivery, track, about: kind, tokens, letter })
}

type AskedLink = { request: ReaderRequest; kind: NoteKind; meUrl: string }

function linkOf({ keys, publicUrl }: Desk, { request, kind, meUrl }: AskedLink): string {
  if (kind === 'already' || kind === 'link') return meUrl
  const page = kind === 'confirmation' ? 'confirm' : 'address'
  return `${publicUrl}/${page}/${makeToken(keys, 'confirm', request.id)}`
}

/** The words of that day, and the addresses of that letter: only its envelope and its Date are new. */
async function writeAgain(
  desk: Desk,
  delivery: ClaimedDelivery,
  { copy, track }: { copy: LetterCopy; track: LetterSetting },
): Promise<WrittenLetter> {
  const { publicUrl } = desk
  const tokens = readerTokens(desk.keys, copy)
  const compiled = await desk.letters.get(track.edition, copy.letter)
  const { letter: name, writtenAt: now } = copy
  const firstName = copy.isWritten ? copy.firstName : delivery.firstName
  const version = copy.isWritten ? copy.writtenVersion : versionAt(track.changes, now)
  const helpUrl = helpAddress(publicUrl, track.edition.programme.language)
  const context = contextIn(track, { letter: name, now, version, firstName, helpUrl })
  const letter = fillLetter(compiled, { ...context, ...readerAddresses(publicUrl, tokens) })
  return seal(desk, { delivery, track, about: name, tokens, letter })
}
