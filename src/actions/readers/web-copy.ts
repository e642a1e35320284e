import type { PlannedLesson } from '../../domain/plan.ts'
import type { Language } from '../../language/catalogues.ts'
import { findCohort } from '../../store/cohorts.ts'
import { type LetterSetting, openSetting } from '../../writing/letter-setting.ts'
import { helpAddress } from '../../writing/reader-addresses.ts'
import { versionOf } from '../../writing/setting-version.ts'
import { fillWebCopy, type WebCopy, type WebCopyParts } from './fill-web-copy.ts'
import { copyBefore, type MailedCopy, mailedCopy, type ReaderCopy } from './reader-copy.ts'

/** The lessons of a cohort that are out, as anybody may read them. */
export type Archive = {
  slug: string
  name: string
  programme: string
  language: Language
  zone: string
  lessons: { letter: string; day: number; title: string; dueAt: Date }[]
}

/** A lesson of an archive, without a name or a personal link. */
export type ArchiveCopy = WebCopy & {
  archive: Pick<Archive, 'slug' | 'name'>
  previous: { day: number; letter: string } | undefined
  next: { day: number; letter: string } | undefined
}

export type WebCopies = {
  /** The lesson of a delivery; undefined when it is not out for its reader. */
  ofReader(deliveryId: number): Promise<MailedCopy | undefined>
  /** A lesson that was out before its reader joined; undefined for any other. */
  before(wanted: { enrolmentId: number; letter: string }): Promise<ReaderCopy | undefined>
  /** The lessons that are out by the cohort's own calendar; undefined unless its archive is open. */
  archive(slug: string): Promise<Archive | undefined>
  ofArchive(slug: string, letter: string): Promise<ArchiveCopy | undefined>
}

/** Opens the lessons that pages show. Its methods throw what is wrong with a letter, or MjmlUnavailable. */
export function openWebCopies(parts: WebCopyParts): WebCopies {
  return {
    ofReader: (deliveryId) => mailedCopy(parts, deliveryId),
    before: (wanted) => copyBefore(parts, wanted),
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

type OpenArchive = { setting: LetterSetting; lessons: PlannedLesson[] }

async function openArchive({ db, clock }: WebCopyParts, slug: string): Promise<OpenArchive | undefined> {
  const cohort = await findCohort(db, slug)
  if (cohort?.archive !== 'open' || cohort.state !== 'running') return undefined
  const setting = await openSetting(db, { cohort: slug, track: cohort })
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
  const index = lessons.findIndex((lesson) => lesson.letter === letter)
  const planned = lessons[index]
  if (!planned) return undefined
  const { slug, name } = setting.cohort
  return {
    ...(await archiveLesson(parts, setting, planned)),
    archive: { slug, name },
    previous: lessons[index - 1],
    next: lessons[index + 1],
  }
}

/**
 * Uses public addresses in place of a reader's own: the page that mails a lost link, the cohort's events, help, and
 * this page.
 */
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
  const version = versionOf(setting, dueAt)
  return fillWebCopy(parts, setting, { letter, now: dueAt, version, firstName: null, addresses })
}
