/** How many letters of a family of recipient domains may be with the relay at once, and begin in any minute. */
export type FamilyLimit = { readonly atOnce: number; readonly aMinute: number }

/** What is known of a family, of all workers together. Instants are in milliseconds since 1970. */
export type FamilyPace = {
  /** From when on nothing is owed any more for what was granted (the TAT of GCRA, ITU-T I.371). */
  readonly freeFrom: number
  /** Until when there are letters that were put off. */
  readonly waitsUntil: number
  /** When its provider asked for less, and when its whole limit holds again. */
  readonly slowed: { readonly at: number; readonly until: number } | undefined
}

/** What is granted has to begin within so many milliseconds, or is given back. */
export const GRANTED_FOR_MS = 5_000
/** So long, in milliseconds, as the grants of letters that begin within a minute can lie apart. */
const WINDOW_MS = 60_000 + GRANTED_FOR_MS
/** Letters that are put off come back together, in milliseconds: each instant at which letters are due costs a tick. */
const SLICE_MS = 5_000
/** In milliseconds. What would have to wait for longer is looked at again before: limits change. */
const HORIZON_MS = 10 * 60_000
/** In milliseconds. From nothing to its whole limit a family needs an hour, from half of it half an hour. */
const RECOVERY_MS = 60 * 60_000
/** In milliseconds. Letters that were at the relay together are told the same thing. */
const ONE_THROTTLE_MS = 30_000
const LEAST_PART = 1 / 64

/**
 * How letters follow one another so that no window has more than its limit. `burst` may begin at once, and then one every
 * `stepMs`; `kept` more are for letters that somebody waits for. Those that are put off come back in slices of `sliceMs`.
 */
type Rhythm = { burst: number; kept: number; stepMs: number; sliceMs: number }

function rhythmOf(aMinute: number): Rhythm {
  const burst = Math.ceil(aMinute / 12)
  const kept = aMinute >= 4 ? burst : 0
  const stepMs = Math.ceil(WINDOW_MS / (aMinute + 1 - burst - kept))
  // What is saved up while a slice is waited for has to fit into the burst.
  return { burst, kept, stepMs, sliceMs: (burst - 1) * stepMs < SLICE_MS ? 1 : SLICE_MS }
}

/** What holds of a limit at an instant, as its provider may have asked for less a while ago. */
export function limitAt({ atOnce, aMinute }: FamilyLimit, { slowed }: FamilyPace, at: number): FamilyLimit {
  const part = partAt(slowed, at)
  return { atOnce: Math.ceil(atOnce * part), aMinute: Math.max(1, Math.floor(aMinute * part)) }
}

function partAt(slowed: FamilyPace['slowed'], at: number): number {
  return slowed && slowed.until > at ? 1 - (slowed.until - at) / RECOVERY_MS : 1
}

/** The provider of a family asks for less: half of what it has. It grows back with time. */
export function slowDown(pace: FamilyPace, at: number): FamilyPace {
  if (pace.slowed && at - pace.slowed.at < ONE_THROTTLE_MS) return pace
  const part = Math.max(partAt(pace.slowed, at) / 2, LEAST_PART)
  return { ...pace, slowed: { at, until: at + (1 - part) * RECOVERY_MS } }
}

/** So many letters want to leave, over so many connections at most; `isAwaited`: somebody has just asked for them. */
export type Wanted = { letters: number; atOnce: number; isAwaited: boolean }

/** How many may leave, when the others are looked at again, and what is known of the family then. */
export type Granted = { letters: number; again: number[]; pace: FamilyPace }

/** Grants letters of a family. The limit is that of the instant. */
export function grant(pace: FamilyPace, aMinute: number, wanted: Wanted, at: number): Granted {
  const { burst, kept, stepMs, sliceMs } = rhythmOf(aMinute)
  const from = Math.max(pace.freeFrom, at)
  const room = at + (wanted.isAwaited ? burst + kept : burst) * stepMs - from
  const most = wanted.atOnce > 0 ? Math.max(0, Math.floor(room / stepMs)) : 0
  const letters = Math.min(wanted.letters, most)
  const freeFrom = letters > 0 ? from + letters * stepMs : pace.freeFrom
  const waiting = wanted.letters - letters
  if (wanted.isAwaited) {
    const again = Array<number>(waiting).fill(sliceAfter(at + 1, SLICE_MS))
    return { letters, again, pace: { ...pace, freeFrom } }
  }
  const first = Math.max(pace.waitsUntil, freeFrom - burst * stepMs, at)
  const again = Array.from({ length: waiting }, (_, index) =>
    sliceAfter(againAt(first + (index + 1) * stepMs, at), sliceMs),
  )
  const planned = Math.min(waiting, Math.floor((at + HORIZON_MS - first) / stepMs))
  const waitsUntil = planned > 0 ? first + planned * stepMs : pace.waitsUntil
  return { letters, again, pace: { ...pace, freeFrom, waitsUntil } }
}

function againAt(slot: number, at: number): number {
  const wait = slot - at
  const far = HORIZON_MS / 2 + (wait % (HORIZON_MS / 2))
  return at + (wait > HORIZON_MS ? far : wait)
}

function sliceAfter(at: number, sliceMs: number): number {
  return Math.ceil(at / sliceMs) * sliceMs
}

/** When the last of so many letters of a family that fall due together leaves, if nothing else is in their way. */
export function lastLeavesAt(letters: number, aMinute: number, at: number): number {
  const { burst, stepMs, sliceMs } = rhythmOf(aMinute)
  return letters <= burst ? at : sliceAfter(at + (letters - burst) * stepMs, sliceMs)
}

/** How many letters of a family that fall due together leave before an instant. */
export function leaveUntil(end: number, aMinute: number, at: number): number {
  const { burst, stepMs, sliceMs } = rhythmOf(aMinute)
  if (end <= at) return 0
  return burst + Math.floor(Math.max(0, Math.floor((end - 1) / sliceMs) * sliceMs - at) / stepMs)
}
