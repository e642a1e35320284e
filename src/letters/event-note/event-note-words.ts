/** A paragraph, or one that is there on a condition alone: what stands in `{% if … %}`. */
export type Paragraph = string | { readonly if: string; readonly text: string }

/**
 * The words of a letter about an event, with the holes of `eventNoteScope`. They never say a day by themselves: it is a
 * moment through `relative_day`, or through `date` where a letter is kept and read again. A title stands after a colon
 * or by itself: titles name their kind and have quotation marks of their own.
 */
export type EventNoteWords = {
  readonly subject: string
  readonly preheader: string
  readonly title: string
  readonly paragraphs: readonly Paragraph[]
  /** Label of the button; without one there is nothing to do. */
  readonly button?: string
  /** Before the address of the button, written out, where the letter is nothing without it. */
  readonly address?: string
  /** Label of the link to the event's page. */
  readonly page?: string
  /** Whether calendars are offered to those who are registered for a webinar. */
  readonly offersCalendars?: true
  /** The event will not be: its dates are those that were planned. */
  readonly isOff?: true
  /** Why this mail came. */
  readonly why: string
  /** Of reminders: the sentence that stands at the top of a lesson instead of a letter. */
  readonly banner?: string
}
