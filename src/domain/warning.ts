/** What a letter does not show as it was meant. `said` is quoted from it, cut after 60 characters. */
export type Loss =
  | { warned: 'html-as-typed'; said: string }
  | { warned: 'indented-code' }
  | { warned: 'underlined-title' }
  | { warned: 'wide-table'; columns: number }
  | { warned: 'boxes-as-typed' }
  | { warned: 'cells-left-out'; said: string }
  | { warned: 'title-left-out'; said: string }
  | { warned: 'notes-as-typed'; said: string }
  | { warned: 'address-unused'; label: string }
  | { warned: 'address-repeated'; label: string }

/**
 * What `check` warns of: a code, and the facts that its words need. Links, events and keys have their names in the
 * schedule.
 */
export type Warning =
  | Loss
  | { warned: 'link-empty'; link: string }
  | { warned: 'link-to-fill-in'; link: string; url: string }
  | { warned: 'event-title-to-fill-in'; event: string; said: string }
  | { warned: 'event-link-to-fill-in'; key: string; event: string; url: string }
  | { warned: 'sender-to-fill-in'; address: string }
  | { warned: 'postal-to-fill-in'; postal: string }
  | { warned: 'lesson-to-fill-in'; said: string }
  | { warned: 'no-controller'; shown: string }
  | { warned: 'controller-to-fill-in'; keys: string }
  | { warned: 'body-length'; words: number; fewest: number; most: number }
  | { warned: 'letter-nearly-clipped'; kilobytes: number; most: number }
  | { warned: 'lesson-unused' }
  | { warned: 'other-placeholder'; said: string }
  | { warned: 'picture-to-fill-in'; said: string }
  | { warned: 'doubtful-hours'; said: string; instead: string; declared: string }
  | { warned: 'small-beginning'; placeholder: string; instead: string }
