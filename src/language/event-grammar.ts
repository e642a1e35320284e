/**
 * What the words before a time claim about it: that it is still to come, is over, or was once planned; and which
 * moments they can refer to.
 */
export type Claim = { tense?: 'ahead' | 'past' | 'planned'; of?: readonly string[] }

/**
 * How a language speaks of events: by it a rehearsal finds what a letter claims. Words are regular expressions, in any
 * case.
 */
export type EventGrammar = {
  /** Words, mostly verbs, with what they claim of the time after them. Every verb of the letters of the service is here. */
  claims: readonly (readonly [words: string, claim: Claim])[]
  /** What events of a kind are called. */
  kinds: Readonly<Record<string, string>>
  /** Words of a sentence that invites to an event. */
  invites: string
  /** Words of a button or a link that leads to a sign-up. */
  signsUp: string
}
