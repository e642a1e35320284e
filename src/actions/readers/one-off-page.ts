import type { OneOffWords } from '../../domain/one-off.ts'
import type { Language } from '../../language/catalogues.ts'
import { fillServicePage, type WebLesson } from '../../letters/fill.ts'
import { fixedScope } from '../../letters/letter-context.ts'
import type { ReaderTokens } from '../../letters/reader-marks.ts'
import { oneOffScope } from '../../letters/service/one-off-scope.ts'
import { findOneOffCopy } from '../../store/one-off-copies.ts'
import { findReader } from '../../store/readers.ts'
import { type LetterSetting, openSetting } from '../../writing/letter-setting.ts'
import { type OneOffOccasion, oneOffContext, oneOffSources } from '../../writing/one-off-steps.ts'
import { readerAddresses, readerTokens } from '../../writing/reader-addresses.ts'
import { inVersion } from '../../writing/setting-version.ts'
import type { WebCopyParts } from './fill-web-copy.ts'

/** A one-off letter as it was mailed, word for word, for a page. */
export type OneOffPage = {
  letter: WebLesson
  language: Language
  programme: string
  sender: { name: string; postal: string }
  writtenAt: Date
  zone: string
}

/** The same on its reader's own page. */
export type MailedOneOff = OneOffPage & { tokens: ReaderTokens; readerLanguage: Language }

/** A one-off letter by its delivery; undefined when it was not written to its reader. */
export async function mailedOneOff(
  parts: WebCopyParts,
  deliveryId: number,
): Promise<MailedOneOff | undefined> {
  const { db, keys, publicUrl } = parts
  const copy = await findOneOffCopy(db, deliveryId)
  const reader = copy && (await findReader(db, copy.enrolmentId))
  if (!copy || !reader) return undefined
  const tokens = readerTokens(keys, { ...copy, generation: reader.generation })
  const occasion = {
    now: copy.writtenAt,
    version: copy.writtenVersion,
    firstName: copy.firstName,
    addresses: readerAddresses(publicUrl, tokens),
  }
  const filled = await fillOneOffPage(parts, await openSetting(db, copy), { words: copy.words, occasion })
  return { ...filled, tokens, readerLanguage: copy.language }
}

/**
 * Fills a one-off letter for a page, in the edition that its version has.
 * @throws what is wrong with a letter, or MjmlUnavailable.
 */
export async function fillOneOffPage(
  parts: WebCopyParts,
  opened: LetterSetting,
  { words, occasion }: { words: OneOffWords; occasion: OneOffOccasion },
): Promise<OneOffPage> {
  const setting = await inVersion(parts.db, opened, occasion.version)
  const { programme } = setting.edition
  const compiled = await parts.letters.service(oneOffSources(setting, words))
  const context = oneOffContext(parts, setting, occasion)
  return {
    letter: fillServicePage(compiled, oneOffScope(fixedScope(programme), context)),
    language: programme.language,
    programme: programme.title,
    sender: programme.sender,
    writtenAt: occasion.now,
    zone: context.zone,
  }
}
