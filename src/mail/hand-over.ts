import { domainOf } from '../domain/address.ts'
import type { RelayLimits } from './deadline.ts'
import type { Dialogue } from './dialogue.ts'
import { envelopeCommands, type WireMessage } from './envelope-commands.ts'
import {
  brokenOff,
  type HandedOver,
  type Refused,
  refusedWith,
  submittedWith,
  tooLargeFor,
} from './handed-over.ts'
import { type MayHandOver, mark } from './may-hand-over.ts'
import type { Offers } from './offers.ts'
import type { Phase } from './outcome.ts'
import type { Reply } from './reply-reader.ts'
import { wireBody } from './wire-body.ts'

/** An open connection, and what is known of the relay at its other end. */
export type Line = { dialogue: Dialogue; offers: Offers; limits: RelayLimits }

/** How far a letter has come, and the first reply that was not the right one. */
type Progress = { phase: Phase; refused?: Refused }

/**
 * Hands one message over. Every way it can end is an outcome. The dialogue is closed unless its relay and we agree on
 * what comes next.
 */
export async function handOver(
  line: Line,
  message: WireMessage,
  mayHandOver: MayHandOver,
): Promise<HandedOver> {
  const tooLarge = tooLargeFor(line.offers, message)
  if (tooLarge) return tooLarge
  const progress: Progress = { phase: 'mail' }
  const domain = domainOf(message.to)
  try {
    await announce(line, message, progress)
    if (!progress.refused) {
      const reply = await sendLetter(line, { message, mayHandOver, progress })
      if (isSubmitted(reply)) return submittedWith(reply)
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

/**
 * A bare `250` may be all that came of another reply: here alone, where it would say that a letter was taken, it is
 * unknown.
 */
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
