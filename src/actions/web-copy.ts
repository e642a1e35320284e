import type { Clock } from '../domain/clock.ts'
import { versionAt } from '../domain/event-changes.ts'
import type { Language } from '../domain/moment-words.ts'
import type { PlannedLesson } from '../domain/plan.ts'
import { makeToken, type TokenKeys } from '../domain/tokens.ts'
import { fillWeb, type WebLesson } from '../letters/fill-web.ts'
import type { LetterCache } from '../letters/letter-cache.ts'
import { daysOf, type LetterContext } from '../letters/letter-context.ts'
import { findCohort } from '../store/cohorts.ts'
import type { Database } from '../store/database.ts'
import { findLetterCopy, type LetterCopy, listLetterCopies } from '../store/letter-copies.ts'
import { contextIn, type LetterSetting, openSetting } from './letter-setting.ts'
import { helpAddress, readerAddresses, readerTokens } from './reader-addresses.ts'

/** A lesson as it was mailed, word for word, to be read on a page. */
export type WebCopy = {
  lesson: WebLesson
  /** Of the lesson, which is that of its programme. */
  language: Language
  programme: string
  sender: { name: string; postal: string }
  day: number
  days: number
  /** The instant it speaks from, and the IANA zone in which it tells it. */
  writtenAt: Date
  zone: string
}

/** A lesson on its reader's own page. */
export type ReaderCopy = WebCopy & {
  copy: LetterCopy
  tokens: { unsubscribe: string; me: string; read: string }
  /** The lessons before and after it that are out for this reader. */
  previous: Neighbour | undefined
  next: Neighbour | undefined
}

export type Neighbour = { day: number; readToken: string }

/** The lessons of a cohort that are out, for anybody. */
export type Archive = {
  slug: string
  name: string
  programme: string
  language: Language
  zone: string
  lessons: { letter: string; day: number; title: string; dueAt: Date }[]
}

/** A lesson of an archive, with no name and no personal address in it. */
export type ArchiveCopy = WebCopy & {
  archive: Pick<Archive, 'slug' | 'name'>
  previous: { day: number; letter: string } | undefined
  next: { day: number; letter: string } | undefined
}

export type WebCopies = {
  /** The lesson of a delivery; undefined when it is not out for its reader. */
  ofReader(deliveryId: number): Promise<ReaderCopy | undefined>
  /** What is out of a cohort by its own calendar; undefined unless its archive is open. */
  archive(slug: string): Promise<Archive | undefined>
  ofArchive(slug: string, letter: string): Promise<ArchiveCopy | undefined>
}

export type WebCopyParts = {
  db: Database
  letters: LetterCache
  keys: TokenKeys
  clock: Clock
  /** Where readers reach the service, without a slash at the end. */
  publicUrl: string
}

/** What pages show of letters. Reading throws what is wrong with a letter, or MjmlUnavailable. */
export function openWebCopies(parts: WebCopyParts): WebCopies {
  return {
    ofReader: (deliveryId) => readerCopy(parts, deliveryId),
    async archive(slug) {
      const open = await openArchive(parts, slug)
      return open && archiveOf(parts, open)
    },
    async ofArchive(slug, letter) {
      const open = await openArchive(parts, slug)
      return open && archiveCopy(parts, open, letter)
    },
  }
}

async function readerCopy(parts: WebCopyParts, deliveryId: number): Promise<ReaderCopy | undefined> {
  const { db, keys, publicUrl } = parts
  const copy = await findLetterCopy(db, deliveryId)
  if (!copy) return undefined
  const setting = await openSetting(db, copy)
  const tokens = readerTokens(keys, copy)
  const out = await listLetterCopies(db, copy.enrolmentId)
  const place = out.findIndex((other) => other.deliveryId === deliveryId)
  const filling = {
    letter: copy.letter,
    now: copy.writtenAt,
    version: copy.isWritten ? copy.writtenVersion : versionAt(setting.changes, copy.writtenAt),
    firstName: copy.firstName,
    addresses: readerAddresses(publicUrl, tokens),
  }
  const neighbour = (other: LetterCopy | undefined) =>
    other && { day: other.day, readToken: makeToken(keys, 'read', other.deliveryId) }
  return {
    ...(await webCopy(parts, setting, filling)),
    copy,
    tokens,
    previous: neighbour(out[place - 1]),
    next: neighbour(out[place + 1]),
  }
}

type Filling = {
  letter: string
  now: Date
  version: number
  firstName: string | null
  addresses: Pick<LetterContext, 'unsubscribeUrl' | 'meUrl' | 'readUrl' | 'eventsUrl'>
}

async function webCopy(
  { letters, publicUrl }: WebCopyParts,
  setting: LetterSetting,
  { letter, now, version, firstName, addresses }: Filling,
): Promise<WebCopy> {
  const { programme } = setting.edition
  const compiled = await letters.get(setting.edition, letter)
  const helpUrl = helpAddress(publicUrl, programme.language)
  const context = contextIn(setting, { letter, now, version, firstName, helpUrl })
  return {
    lesson: fillWeb(compiled, { ...context, ...addresses }),
    language: programme.language,
    programme: programme.title,
    sender: programme.sender,
    day: context.day,
    days: daysOf(programme),
    writtenAt: now,
    zone: context.zone,
  }
}

type OpenArchive = { setting: LetterSetting; lessons: PlannedLesson[] }

async function openArchive({ db, clock }: WebCopyParts, slug: string): Promise<OpenArchive | undefined> {
  const cohort = await findCohort(db, slug)
  if (cohort?.archive !== 'open' || cohort.state !== 'running') return undefined
  const { dayOne, zone, at } = cohort
  const setting = await openSetting(db, { cohort: slug, track: { dayOne, zone, at } })
  return { setting, lessons: setting.lessons.filter(({ dueAt }) => dueAt <= clock.now()) }
}

async function archiveOf(parts: WebCopyParts, open: OpenArchive): Promise<Archive> {
  const { cohort, edition } = open.setting
  const { title, language } = edition.programme
  const lessons = open.lessons.map(async ({ letter, day, dueAt }) => {
    const { lesson } = await archiveLesson(parts, open.setting, { letter, dueAt })
    return { letter, day, title: lesson.title, dueAt }
  })
  return {
    slug: cohort.slug,
    name: cohort.name,
    programme: title,
    language,
    zone: cohort.zone,
    lessons: await Promise.all(lessons),
  }
}

async function archiveCopy(
  parts: WebCopyParts,
  { setting, lessons }: OpenArchive,
  letter: string,
): Promise<ArchiveCopy | undefined> {
  const place = lessons.findIndex((lesson) => lesson.letter === letter)
  const planned = lessons[place]
  if (!planned) return undefined
  const { slug, name } = setting.cohort
  return {
    ...(await archiveLesson(parts, setting, planned)),
    archive: { slug, name },
    previous: lessons[place - 1],
    next: lessons[place + 1],
  }
}

/** The addresses of nobody: where a reader's own page is asked for, events are for all, help, and this very page. */
function archiveLesson(
  parts: WebCopyParts,
  setting: LetterSetting,
  { letter, dueAt }: { letter: string; dueAt: Date },
): Promise<WebCopy> {
  const { publicUrl } = parts
  const addresses = {
    unsubscribeUrl: helpAddress(publicUrl, setting.edition.programme.language),
    meUrl: `${publicUrl}/link`,
    eventsUrl: `${publicUrl}/e/${setting.cohort.slug}`,
    readUrl: `${publicUrl}/c/${setting.cohort.slug}/${letter}`,
  }
  const version = versionAt(setting.changes, dueAt)
  return webCopy(parts, setting, { letter, now: dueAt, version, firstName: null, addresses })
}
