import type { EventGrammar } from './event-grammar.ts'
import type { TimeGrammar } from './time-grammar.ts'

/** The marks of a quotation. */
type Marks = readonly [open: string, close: string]

/** What no catalogue of messages and no library has of a language. */
export type Grammar = {
  /** What the place of a zone is called where the tz database calls it otherwise: « Guyane » for `America/Cayenne`. */
  placeNames: Readonly<Record<string, string>>
  /** Where somebody is who is in the place of a zone, for the places that `time.at` has no words for: « en Guyane ». */
  places: Readonly<Record<string, string>>
  /** The marks of a quotation, and those of one that stands within another. */
  quotes: readonly [outer: Marks, inner: Marks]
  /** A text as it is set in print: marks that stay with their words, at the width that is due. */
  typeset(text: string): string
  /**
   * A text as an author typed it, with an ordinary space made the no-break one where the language has a mark stay with
   * its word. Whatever else was typed stays: a no-break space of either width, and marks without a space.
   */
  bound(text: string): string
  /** The ways in which the language says days and hours, to find them in a text. */
  time: TimeGrammar
  /** The ways in which it says what becomes of an event. */
  events: EventGrammar
}
