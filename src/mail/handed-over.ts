import type { Outcome } from '../domain/delivery.ts'
import type { WireMessage } from './envelope-commands.ts'
import { Unmarked, Withdrawn } from './may-hand-over.ts'
import { sizeOf } from './message-bytes.ts'
import type { Offers } from './offers.ts'
import { type Phase, readFailure } from './outcome.ts'
import { relayWords } from './relay-words.ts'
import { Ended, Late } from './replies-owed.ts'
import type { Reply } from './reply-reader.ts'

/**
 * How a hand-over ended. `isUnheard`: the relay was gone before it said a word about this message, or said farewell and
 * nothing else.
 */
export type HandedOver = { outcome: Outcome; isUnheard: boolean }

/** The reply that was not the right one. */
export type Refused = { phase: Phase; reply: Reply }

export function submittedWith(reply: Reply): HandedOver {
  return { outcome: { kind: 'submitted', reply: reply.text }, isUnheard: false }
}

export function refusedWith({ phase, reply }: Refused, domain: string): HandedOver {
  // RFC 5321 §3.8: 421 to any command says that the session is over.
  const isUnheard = phase === 'mail' && reply.code === 421
  return { outcome: readFailure({ phase, code: reply.code, reply: reply.text, domain }), isUnheard }
}

/** What a relay refuses by what it offers: it is not asked. */
export function tooLargeFor({ largest }: Offers, message: WireMessage): HandedOver | undefined {
  const size = sizeOf(message)
  if (size <= largest) return undefined
  const reply = `the letter has ${size} bytes, and the relay takes ${largest} (SIZE)`
  return { outcome: { kind: 'deferred', reply, cause: 'letter' }, isUnheard: false }
}

/** The connection, or what we do on it, ended in the middle. */
export function brokenOff(error: Error, { phase, domain }: { phase: Phase; domain: string }): HandedOver {
  const isUnheard = phase === 'mail' && error instanceof Ended && !(error instanceof Late)
  return { outcome: outcomeOf(error, { phase, domain }), isUnheard }
}

function outcomeOf(error: Error, { phase, domain }: { phase: Phase; domain: string }): Outcome {
  if (error instanceof Withdrawn) return { kind: 'withdrawn' }
  if (error instanceof Unmarked) {
    const reply = `the hand-over could not be recorded: ${error.message}`
    return { kind: 'deferred', reply, cause: 'service' }
  }
  // A relay may refuse a letter in its middle.
  if (phase === 'body' && error instanceof Ended && error.reply && error.reply.code >= 400)
    return refusedWith({ phase: 'data', reply: error.reply }, domain).outcome
  return readFailure({ phase, reply: relayWords(error.message), domain })
}
