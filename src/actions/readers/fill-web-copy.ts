import type { Clock } from '../../domain/clock.ts'
import { hasIntervals } from '../../domain/interval.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import type { Language } from '../../language/catalogues.ts'
import { fillWeb, type WebLesson } from '../../letters/fill.ts'
import { type LessonHead, lessonHead } from '../../letters/lesson-head.ts'
import type { LetterCache } from '../../letters/letter-cache.ts'
import { daysOf, type LetterContext } from '../../letters/letter-context.ts'
import type { Database } from '../../store/database.ts'
import { correctedCopy } from '../../writing/corrected-copy.ts'
import { contextIn, type LetterSetting } from '../../writing/letter-setting.ts'
import { helpAddress } from '../../writing/reader-addresses.ts'
import { inVersion } from '../../writing/setting-version.ts'

/** A lesson as it was mailed, word for word, or as it was corrected since, for a page. */
export type WebCopy = {
  lesson: WebLesson
  head: LessonHead
  /** The language of the lesson, which is its programme's. */
  language: Language
  programme: string
  sender: { name: string; postal: string }
  day: number
  days: number
  /** Whether its lessons are counted as lessons, and not as days. */
  isNumbered: boolean
  /** The instant at which its relative dates are true, and the IANA zone in which it tells times. */
  writtenAt: Date
  zone: string
  /** Since when it has other words than its mail, where its organiser had its copy corrected. */
  correctedAt: Date | undefined
}

export type WebCopyParts = {
  db: Database
  letters: LetterCache
  keys: TokenKeys
  clock: Clock
  /** The base URL at which readers reach the service, without a trailing slash. */
  publicUrl: string
}

/** Which lesson, for whom, and as of when. `version` is that of the cohort's events. */
export type Filling = {
  letter: string
  now: Date
  version: number
  firstName: string | null
  addresses: Pick<LetterContext, 'unsubscribeUrl' | 'meUrl' | 'readUrl' | 'eventsUrl'>
}

/**
 * Fills a lesson for a page, in the words of the edition that its version has, or of a later one that corrects its
 * copies. The dates are those of its mail.
 * @throws what is wrong with a letter, or MjmlUnavailable.
 */
export async function fillWebCopy(
  { db, letters, publicUrl }: WebCopyParts,
  opened: LetterSetting,
  { letter, now, version, firstName, addresses }: Filling,
): Promise<WebCopy> {
  const setting = await inVersion(db, opened, version)
  const { programme } = setting.edition
  const corrected = await correctedCopy(db, opened, { letter, version })
  const { edition } = corrected ?? setting
  const compiled = await letters.lesson(edition, letter)
  const helpUrl = helpAddress(publicUrl, programme.language)
  const context = contextIn(setting, { letter, now, version, firstName, helpUrl })
  return {
    lesson: fillWeb(compiled, { ...context, ...addresses }),
    head: lessonHead(edition, compiled, { ...context, ...addresses }),
    language: programme.language,
    programme: programme.title,
    sender: programme.sender,
    day: context.day,
    days: daysOf(programme),
    isNumbered: hasIntervals(programme.lessons),
    writtenAt: now,
    zone: context.zone,
    correctedAt: corrected?.at,
  }
}
