import type { Clock } from '../../domain/clock.ts'
import type { Language } from '../../domain/moment-words.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { fillWeb, type WebLesson } from '../../letters/fill-web.ts'
import type { LetterCache } from '../../letters/letter-cache.ts'
import { daysOf, type LetterContext } from '../../letters/letter-context.ts'
import type { Database } from '../../store/database.ts'
import { contextIn, type LetterSetting } from '../../writing/letter-setting.ts'
import { helpAddress } from '../../writing/reader-addresses.ts'

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

export type WebCopyParts = {
  db: Database
  letters: LetterCache
  keys: TokenKeys
  clock: Clock
  /** Where readers reach the service, without a slash at the end. */
  publicUrl: string
}

/** Which lesson, for whom, and what is true when it speaks: `version` is that of the events of its cohort. */
export type Filling = {
  letter: string
  now: Date
  version: number
  firstName: string | null
  addresses: Pick<LetterContext, 'unsubscribeUrl' | 'meUrl' | 'readUrl' | 'eventsUrl'>
}

/** Throws what is wrong with a letter, or MjmlUnavailable. */
export async function fillWebCopy(
  { letters, publicUrl }: WebCopyParts,
  setting: LetterSetting,
  { letter, now, version, firstName, addresses }: Filling,
): Promise<WebCopy> {
  const { programme } = setting.edition
  const compiled = await letters.lesson(setting.edition, letter)
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
