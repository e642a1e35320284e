/** In characters. Longer than any reply that helps, short enough for a line of a list. */
const LONGEST = 500

const UNPRINTED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu

/**
 * What a relay said, fit to be stored, logged and shown on a terminal: on one line, at most 500 characters. Control
 * characters would move the cursor or change the colours of whoever reads it.
 */
export function relayWords(said: string): string {
  return said.replace(UNPRINTED, ' ').trim().slice(0, LONGEST).toWellFormed()
}
