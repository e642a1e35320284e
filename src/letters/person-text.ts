const LONGEST_PERSON_TEXT = 100
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]+/gu

/** A text that a person typed, on one line, without controls or marks that turn the text around it. */
export function personText(text: string): string {
  const line = text
    .slice(0, LONGEST_PERSON_TEXT * 4)
    .replace(UNSEEN, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return line.length <= LONGEST_PERSON_TEXT
    ? line.toWellFormed()
    : line.slice(0, LONGEST_PERSON_TEXT).toWellFormed()
}
