import { domainOf } from '../domain/address.ts'
import type { Outcome } from '../domain/delivery.ts'
import type { RelayLimits } from './deadline.ts'
import type { Dialogue } from './dialogue.ts'
import { envelopeCommands, type WireMessage } from './envelope-commands.ts'
import { type MayHandOver, mark, Unmarked, Withdrawn } from './may-hand-over.ts'
import { sizeOf } from './message-bytes.ts'
import type { Offers } from './offers.ts'
import { type Phase, readFailure } from './outcome.ts'
import { relayWords } from './relay-words.ts'
import { Ended } from './replies-owed.ts'
import type { Reply } from './reply-reader.ts'
import { wireBody } from './wire-body.ts'

/** An open connection, and what is known of the relay at its other end. */
export type Line = { dialogue: Dialogue; offers: Offers; limits: RelayLimits }

type Refused = { phase: Phase; reply: Reply }

/** How far a letter has come, and the first reply that was not the right one. */
type Progress = { phase: Phase; refused?: Refused }

/**
 * Hands one message over. Every way it can end is an outcome. The dialogue is closed unless its relay and we agree on
 * what comes next.
 */
export async function handOver(line: Line, message: WireMessage, mayHandOver: MayHandOver): Promise<Outcome> {
  const progress: Progress = { phase: 'mail' }
  const domain = domainOf(message.to)
  try {
    await announce(line, message, progress)
    if (!progress.refused) {
      const reply = await sendLetter(line, { message, mayHandOver, progress })
      if (isSubmitted(reply)) return { kind: 'submitted', reply: reply.text }
      progress.refused = { phase: 'after-dot', reply }
    }
    await reset(line, progress.refused.reply)
  } catch (error) {
    line.dialogue.close()
    if (!progress.refused) return brokenOff(error as Error, { phase: progress.phase, domain })
  }
  return refusedWith(progress.refused, domain)
}

/** MAIL, RCPT and DATA, all at once where the relay takes that. What is refused is in `progress`. */
async function announce(
  { dialogue, offers, limits }: Line,
  message: WireMessage,
  progress: Progress,
): Promise<void> {
  if (sizeOf(message) > offers.largest)
    throw new RangeError(`the letter is larger than the ${offers.largest} bytes that the relay takes`)
  const steps = envelopeCommands(message, offers)
  if (offers.pipelining) dialogue.say(...steps.map(({ command }) => command))
  for (const { phase, command, isRight } of steps) {
    progress.phase = phase
    if (!offers.pipelining) dialogue.say(command)
    const reply = await dialogue.hear(limits.replyMs)
    // A relay that has refused the reader and asks for the letter would take what comes next as a part of it.
    if (progress.refused && isRight(reply.code) && phase === 'data') dialogue.close()
    if (!isRight(reply.code)) progress.refused ??= { phase, reply }
    if (progress.refused && !offers.pipelining) return
  }
}

/** A bare `250` may be all that came of another reply: here alone, where it would say that a letter was taken, it is unknown. */
function isSubmitted({ code, isBare }: Reply): boolean {
  return code === 250 && !isBare
}

type Letter = { message: WireMessage; mayHandOver: MayHandOver; progress: Progress }

async function sendLetter(
  { dialogue, limits }: Line,
  { message, mayHandOver, progress }: Letter,
): Promise<Reply> {
  progress.phase = 'body'
  dialogue.mustBeQuiet()
  await mark(mayHandOver)
  await dialogue.write(message.segments?.wire ?? [wireBody(message.bytes)], limits.dotMs)
  dialogue.say('.')
  progress.phase = 'after-dot'
  return dialogue.hear(limits.dotMs)
}

/** Makes room for the next message. What is no refusal, or a farewell (RFC 5321 §4.2.2), is no ground to go on from. */
async function reset({ dialogue, limits }: Line, { code }: Reply): Promise<void> {
  if (code < 400 || code === 421) return dialogue.close()
  dialogue.say('RSET')
  const reply = await dialogue.hear(limits.replyMs)
  if (reply.code !== 250) dialogue.close()
}

function refusedWith({ phase, reply }: Refused, domain: string): Outcome {
  return readFailure({ phase, code: reply.code, reply: reply.text, domain })
}

function brokenOff(error: Error, { phase, domain }: { phase: Phase; domain: string }): Outcome {
  if (error instanceof Withdrawn) return { kind: 'withdrawn' }
  if (error instanceof Unmarked) {
    const reply = `the hand-over could not be recorded: ${error.message}`
    return { kind: 'deferred', reply, cause: 'service' }
  }
  // A relay may refuse a letter in its middle.
  if (phase === 'body' && error instanceof Ended && error.reply && error.reply.code >= 400)
    return refusedWith({ phase: 'data', reply: error.reply }, domain)
  return readFailure({ phase, reply: relayWords(error.message), domain })
}
