import { makeToken } from '../../domain/tokens.ts'
import type { ReaderTokens } from '../../letters/reader-marks.ts'
import { findLetterCopy, type LetterCopy, listLetterCopies } from '../../store/letter-copies.ts'
import { myLessons } from '../../store/my-course.ts'
import { findReader, type Reader } from '../../store/readers.ts'
import { listReadings } from '../../store/readings.ts'
import { type LetterSetting, openSetting } from '../../writing/letter-setting.ts'
import { readerAddresses, readerTokens } from '../../writing/reader-addresses.ts'
import { versionOf, versionOfCopy } from '../../writing/setting-version.ts'
import { fillWebCopy, type WebCopy, type WebCopyParts } from './fill-web-copy.ts'
import { findLessonsBefore } from './find-lessons-before.ts'

/** A lesson on its reader's own page. */
export type ReaderCopy = WebCopy & {
  copy: Pick<LetterCopy, 'enrolmentId' | 'letter' | 'isWritten' | 'readAt' | 'language'>
  tokens: Pick<ReaderTokens, 'unsubscribe' | 'me'>
  /** The path of this page, from the first slash on. */
  path: string
  /** The lessons before and after it that are out for this reader, mailed or not. */
  previous: Neighbour | undefined
  next: Neighbour | undefined
}

export type Neighbour = { day: number; path: string }

/** The page of a lesson that is in the ledger of its reader. */
export type MailedCopy = ReaderCopy & { copy: LetterCopy; tokens: ReaderTokens }

/** A lesson by its delivery; undefined when it is not out for its reader. */
export async function mailedCopy(parts: WebCopyParts, deliveryId: number): Promise<MailedCopy | undefined> {
  const { db, keys, publicUrl } = parts
  const copy = await findLetterCopy(db, deliveryId)
  const reader = copy && (await findReader(db, copy.enrolmentId))
  if (!copy || !reader) return undefined
  const setting = await openSetting(db, copy)
  const tokens = readerTokens(keys, { ...copy, generation: reader.generation })
  const filling = {
    letter: copy.letter,
    now: copy.writtenAt,
    version: versionOfCopy(setting, copy),
    firstName: copy.firstName,
    addresses: readerAddresses(publicUrl, tokens),
  }
  const path = readPath(tokens.read)
  const around = neighboursOf(path, await pathsOf(parts, reader))
  return { ...(await fillWebCopy(parts, setting, filling)), copy, tokens, path, ...around }
}

/**
 * A lesson that was out before its reader joined; undefined for any other. No mail was written for this reader, so the
 * page reads as the mails of that lesson's own day did.
 */
export async function copyBefore(
  parts: WebCopyParts,
  { enrolmentId, letter }: { enrolmentId: number; letter: string },
): Promise<ReaderCopy | undefined> {
  const { db, keys, publicUrl } = parts
  const reader = await findReader(db, enrolmentId)
  const setting = reader && (await openSetting(db, reader))
  const lesson = setting && (await lessonsOf(parts, reader, setting)).find((found) => found.letter === letter)
  if (!lesson) return undefined
  // The lesson is not in the reader's ledger, so there is no delivery to make a token for.
  const { unsubscribe, me } = readerTokens(keys, { ...reader, deliveryId: 0 })
  const path = lessonPath(me, letter)
  const { unsubscribeUrl, meUrl } = readerAddresses(publicUrl, { unsubscribe, me, read: '' })
  const filling = {
    letter,
    now: lesson.dueAt,
    version: versionOf(setting, lesson.dueAt),
    firstName: reader.firstName,
    addresses: { unsubscribeUrl, meUrl, readUrl: `${publicUrl}${path}` },
  }
  const readAt = (await listReadings(db, enrolmentId)).get(letter) ?? null
  return {
    ...(await fillWebCopy(parts, setting, filling)),
    copy: { enrolmentId, letter, isWritten: false, readAt, language: reader.language },
    tokens: { unsubscribe, me },
    path,
    ...neighboursOf(path, await pathsOf(parts, reader)),
  }
}

async function lessonsOf({ db, clock }: WebCopyParts, reader: Reader, { cohort, lessons }: LetterSetting) {
  const had = await myLessons(db, reader.enrolmentId)
  return findLessonsBefore({ reader, cohort }, { lessons, had, now: clock.now() })
}

/** Every lesson that a reader can read, in the order of their days. */
async function pathsOf(parts: WebCopyParts, reader: Reader): Promise<Neighbour[]> {
  const { db, keys } = parts
  const { enrolmentId, generation } = reader
  const me = makeToken(keys, 'me', enrolmentId, generation)
  const mailed = await listLetterCopies(db, enrolmentId)
  const before = await lessonsOf(parts, reader, await openSetting(db, reader))
  return [
    ...mailed.map(({ day, deliveryId }) => ({
      day,
      path: readPath(makeToken(keys, 'read', deliveryId, generation)),
    })),
    ...before.map(({ day, letter }) => ({ day, path: lessonPath(me, letter) })),
  ].toSorted((a, b) => a.day - b.day)
}

function neighboursOf(path: string, all: readonly Neighbour[]): Pick<ReaderCopy, 'previous' | 'next'> {
  const index = all.findIndex((other) => other.path === path)
  return { previous: all[index - 1], next: all[index + 1] }
}

function readPath(token: string): string {
  return `/read/${token}`
}

function lessonPath(me: string, letter: string): string {
  return `/me/${me}/lessons/${letter}`
}
