import type { PlannedLesson } from '../../domain/plan.ts'
import type { Language } from '../../language/catalogues.ts'
import { findCohort } from '../../store/cohorts.ts'
import { listArchivedOneOffs } from '../../store/one-off-copies.ts'
import { type LetterSetting, openSetting } from '../../writing/letter-setting.ts'
import { helpAddress } from '../../writing/reader-addresses.ts'
import { versionOf } from '../../writing/setting-version.ts'
import { fillWebCopy, type WebCopy, type WebCopyParts } from './fill-web-copy.ts'
import { fillOneOffPage, type OneOffPage } from './one-off-page.ts'

/** The lessons of a cohort that are out, as anybody may read them. */
export type Archive = {
  slug: string
  name: string
  programme: string
  language: Language
  zone: string
  lessons: { letter: string; day: number; title: string; dueAt: Date }[]
  /** The one-off letters that went to everybody; a subject has its placeholders. */
  oneOffs: { letter: string; subject: string; dueAt: Date }[]
}

/** A lesson of an archive, without a name or a personal link. */
export type ArchiveCopy = WebCopy & {
  archive: Pick<Archive, 'slug' | 'name'>
  previous: { day: number; letter: string } | undefined
  next: { day: number; letter: string } | undefined
}

/** An archive that is open: what its letters share, and the lessons that are out. */
export type OpenArchive = { setting: LetterSetting; lessons: PlannedLesson[] }

/** Undefined unless the archive of this cohort is open. */
export async function openArchive(
  { db, clock }: WebCopyParts,
  slug: string,
): Promise<OpenArchive | undefined> {
  const cohort = await findCohort(db, slug)
  if (cohort?.archive !== 'open' || cohort.state !== 'running') return undefined
  const setting = await openSetting(db, { cohort: slug, track: cohort })
  return { setting, lessons: setting.lessons.filter(({ dueAt }) => dueAt <= clock.now()) }
}

/** What the page of an archive lists. Throws what is wrong with a letter, or MjmlUnavailable. */
export async function archiveOf(parts: WebCopyParts, open: OpenArchive): Promise<Archive> {
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
    oneOffs: await oneOffsOf(parts, open),
  }
}

async function oneOffsOf({ db, clock }: WebCopyParts, { setting }: OpenArchive): Promise<Archive['oneOffs']> {
  const out = await listArchivedOneOffs(db, setting.cohort.id, clock.now())
  return out.map(({ letter, words: { subject }, dueAt }) => ({ letter, subject, dueAt }))
}

/** A one-off letter that went to everybody; undefined for any other. Throws as `archiveOf` does. */
export async function archiveOneOff(
  parts: WebCopyParts,
  { setting }: OpenArchive,
  letter: string,
): Promise<OneOffPage | undefined> {
  const { db, clock } = parts
  const out = await listArchivedOneOffs(db, setting.cohort.id, clock.now())
  const found = out.find((each) => each.letter === letter)
  if (!found) return undefined
  const { words, dueAt: now } = found
  const addresses = publicAddresses(parts, setting, letter)
  const occasion = { now, version: versionOf(setting, now), firstName: null, addresses }
  return fillOneOffPage(parts, setting, { words, occasion })
}

/** A lesson that is out; undefined for any other. Throws as `archiveOf` does. */
export async function archiveCopy(
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

function archiveLesson(
  parts: WebCopyParts,
  setting: LetterSetting,
  { letter, dueAt }: { letter: string; dueAt: Date },
): Promise<WebCopy> {
  const addresses = publicAddresses(parts, setting, letter)
  const version = versionOf(setting, dueAt)
  return fillWebCopy(parts, setting, { letter, now: dueAt, version, firstName: null, addresses })
}

/** In place of a reader's own: the page that mails a lost link, the cohort's events, help, and the page itself. */
function publicAddresses({ publicUrl }: WebCopyParts, { cohort, edition }: LetterSetting, letter: string) {
  return {
    unsubscribeUrl: helpAddress(publicUrl, edition.programme.language),
    meUrl: `${publicUrl}/link`,
    eventsUrl: `${publicUrl}/e/${cohort.slug}`,
    readUrl: `${publicUrl}/c/${cohort.slug}/${letter}`,
  }
}
