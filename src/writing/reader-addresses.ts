import { helpPath } from '../domain/help-path.ts'
import { makeToken, type TokenKeys } from '../domain/tokens.ts'
import type { Language } from '../language/catalogues.ts'
import type { LetterContext } from '../letters/letter-context.ts'
import type { ReaderTokens } from '../letters/reader-marks.ts'

/** The tokens that a letter to an enrolment carries; `deliveryId` names the letter that is read on the web. */
export function readerTokens(
  keys: TokenKeys,
  { enrolmentId, deliveryId, generation }: { enrolmentId: number; deliveryId: number; generation: number },
): ReaderTokens {
  return {
    unsubscribe: makeToken(keys, 'unsubscribe', enrolmentId),
    me: makeToken(keys, 'me', enrolmentId, generation),
    read: makeToken(keys, 'read', deliveryId, generation),
  }
}

/** The addresses of one reader's own pages; no address holds anything but a token. */
export function readerAddresses(
  publicUrl: string,
  { unsubscribe, me, read }: ReaderTokens,
): Pick<LetterContext, 'unsubscribeUrl' | 'meUrl' | 'readUrl'> {
  return {
    unsubscribeUrl: `${publicUrl}/u/${unsubscribe}`,
    meUrl: `${publicUrl}/me/${me}`,
    readUrl: `${publicUrl}/read/${read}`,
  }
}

/** Where help is, the same for everybody who reads this language. */
export function helpAddress(publicUrl: string, language: Language): string {
  return `${publicUrl}${helpPath(language)}`
}
