import { Readable } from 'node:stream'

/** Called once the relay has answered 354, before the first byte of the body. `false` means: do not hand over. */
export type MayHandOver = () => Promise<boolean>

/** The letter may not leave any more. */
export class Withdrawn extends Error {}
/** Our own ledger could not commit the mark that must precede the first byte. */
export class Unmarked extends Error {}

/**
 * A stream that calls `mayHandOver` before it gives its first byte. nodemailer starts to read it once the relay has
 * answered 354.
 */
export function bodyOf(bytes: Buffer, mayHandOver: MayHandOver): Readable {
  return new Readable({
    highWaterMark: 0,
    read() {
      mayHandOver().then(
        (may) => {
          if (!may) return this.destroy(new Withdrawn('withdrawn before hand-over'))
          this.push(bytes)
          this.push(null)
        },
        (error: Error) => this.destroy(new Unmarked(error.message, { cause: error })),
      )
    },
  })
}
