import { filePart, type Part, textPart } from './mime-part.ts'

/** An iCalendar object that goes along with a letter: its text, and the METHOD that stands in it. */
export type LetterCalendar = { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string }

/**
 * The calendar as mail readers act on it, the last form of a letter and so the best (RFC 6047 §2.4). Throws a RangeError
 * for a method that is not the one of the text: readers leave such a part aside.
 */
export function calendarPart({ method, text }: LetterCalendar): Part {
  if (/^METHOD:(.*)\r$/m.exec(text)?.[1] !== method)
    throw new RangeError(`the calendar of a letter does not have the method ${method}`)
  return textPart(`text/calendar; charset=utf-8; method=${method}`, text)
}

/** The same calendar as a file to open; as another text/calendar it would be acted on twice. */
export function calendarFile({ text }: LetterCalendar): Part {
  return filePart('application/ics', { name: 'invitation.ics', content: Buffer.from(text) })
}
