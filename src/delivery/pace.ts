/** Deliveries claimed at once, at first and for each connection: enough to keep it busy. */
const CLAIMED_AHEAD = 10
/** The most at first, before anybody knows how fast the relay is. */
export const FIRST_CHUNK = 100
/** What a dead process can have claimed of one dispatch is found again soon; it should not be a whole one. */
const MOST = 500
/** In milliseconds. The time that the letters of a chunk are to take. */
const CHUNK_MS = 2_000

/** How many deliveries are claimed at once: as many as leave in two seconds, judged by those before. */
export type Pace = {
  /** With so many connections. */
  size(connections: number): number
  /** So many letters left in so many milliseconds. */
  note(letters: number, ms: number): void
}

export function openPace(): Pace {
  let known: number | undefined
  return {
    size(connections) {
      const first = Math.min(FIRST_CHUNK, CLAIMED_AHEAD * connections)
      return known === undefined ? first : Math.max(first, Math.min(MOST, known))
    },
    note(letters, ms) {
      if (letters > 0) known = Math.round((letters * CHUNK_MS) / Math.max(1, ms))
    },
  }
}
