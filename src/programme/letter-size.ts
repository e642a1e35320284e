import { errorAt, type Mistake, type Position, warningAt } from './mistake.ts'

/** In bytes. Gmail hides the rest of a longer letter. */
const MOST_BYTES = 102_000
/** From here on a correction, or a reminder folded into the letter, may be too much. */
const NEAR_BYTES = 92_000

/** What is wrong with a letter of so many bytes of HTML, at `position`. */
export function sizeMistakes(bytes: number, position: Position): Mistake[] {
  if (bytes > MOST_BYTES) {
    const expected = `at most ${MOST_BYTES}, because Gmail clips longer ones`
    return [errorAt(position, `the letter has ${bytes} bytes of HTML`, expected)]
  }
  if (bytes <= NEAR_BYTES) return []
  return [
    warningAt(position, {
      warned: 'letter-nearly-clipped',
      kilobytes: kilobytes(bytes),
      most: kilobytes(MOST_BYTES),
    }),
  ]
}

/** Bytes as people read them: kilobytes of 1,000, rounded up, so that the number is never too small. */
export function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000)
}
