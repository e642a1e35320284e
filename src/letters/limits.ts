/**
 * Most bytes, in UTF-8, of a file of a programme and of either part of a letter: `256 kB`. A long lesson has 10 kB,
 * and Gmail clips letters at 102 kB.
 */
export const MOST_BYTES = 256_000

/** Characters of a title, which is a subject too. */
export const MOST_TITLE = 200

/** Characters of a text or an address of the schedule that a placeholder gives: a letter may hold it many times. */
export const MOST_VALUE = 2_000

/** Says how large `what` is when it has more bytes than MOST_BYTES; undefined when it has not. */
export function tooManyBytes(what: string, bytes: number): string | undefined {
  return bytes > MOST_BYTES
    ? `${what} has ${bytes} bytes, and ${MOST_BYTES / 1000} kB is the most`
    : undefined
}

/** Says how long `what` is when it has more than `most` characters; undefined when it has not. */
export function tooLong(what: string, text: string, most: number): string | undefined {
  return text.length > most ? `${what} has ${text.length} characters, and ${most} is the most` : undefined
}
