import type { Clock } from '../domain/clock.ts'
import type { Outcome } from '../domain/delivery.ts'

/** Why the relay takes nothing from this process, and since when. */
export type RelayFault = { reason: string; since: Date }

/**
 * What one process knows about its connection to the relay. A relay that refuses us with a reply is not recorded here:
 * that pauses cohorts, which all processes see.
 */
export type RelayWatch = {
  /** A connection was opened, including sign-in. */
  opened(): void
  /** No connection could be opened. */
  closed(failure: Outcome): void
  /** How a letter ended on an open connection. */
  handed(outcome: Outcome): void
  /**
   * What keeps letters from leaving. A fault that will not repair itself is reported at once, a relay that does not
   * answer after a minute.
   */
  fault(): RelayFault | undefined
  /** Whether opening a connection would show that the fault is over. */
  isWorthATry(): boolean
}

type Trouble = RelayFault & { seenAt: Date; isOurs: boolean; isInDialogue: boolean }

/** In milliseconds. A relay that restarts is back sooner. */
const LITTLE_WHILE_MS = 60_000
/**
 * In milliseconds. Letters are tried at least once an hour, so a fault that none of them confirms is over or concerns
 * nobody.
 */
const CONFIRMED_WITHIN_MS = 75 * 60_000

const REPLY = /^[2-5]\d\d[ -]/

/** A watch for one process. */
export function watchRelay(clock: Clock): RelayWatch {
  let trouble: Trouble | undefined

  function note(reason: string, how: { isOurs: boolean; isInDialogue: boolean }): void {
    const now = clock.now()
    trouble = { reason, since: trouble?.since ?? now, seenAt: now, ...how }
  }

  return {
    opened() {
      if (!trouble?.isInDialogue) trouble = undefined
    },
    closed(failure) {
      if (failure.kind !== 'deferred') return
      const isOurs = failure.cause === 'sender'
      if (isOurs && REPLY.test(failure.reply)) trouble = undefined
      else note(failure.reply, { isOurs, isInDialogue: false })
    },
    handed(outcome) {
      const reply = 'reply' in outcome ? outcome.reply : ''
      const isLost =
        outcome.kind === 'unknown' || (outcome.kind === 'deferred' && outcome.cause === 'passing')
      if (isLost && !REPLY.test(reply)) note(reply, { isOurs: false, isInDialogue: true })
      else if (REPLY.test(reply)) trouble = undefined
    },
    fault() {
      if (!trouble) return undefined
      const now = clock.now().getTime()
      const { reason, since, seenAt, isOurs } = trouble
      if (now - seenAt.getTime() > CONFIRMED_WITHIN_MS) return undefined
      return isOurs || now - since.getTime() > LITTLE_WHILE_MS ? { reason, since } : undefined
    },
    isWorthATry: () => trouble !== undefined && !trouble.isInDialogue,
  }
}
