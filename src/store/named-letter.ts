import type { LetterKind } from '../domain/letter-kind.ts'
import type { RequestKind } from './requests.ts'

/** What a letter to somebody is named by. */
export type NamedLetter = {
  letter: string
  kind: LetterKind
  /** The number of a lesson; 0 of any other letter. */
  day: number
  /** The event that it is about, if any. */
  event: string | null
  /** For a letter that was asked for: what was asked, and of which lesson. */
  asked: RequestKind | null
  askedLetter: string | null
}
