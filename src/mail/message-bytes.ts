import { hash } from 'node:crypto'

/**
 * A message in pieces, most of which others share: `plain` as it is, and `wire` as it goes over the wire, where each line
 * ends in CRLF and a dot at the beginning of one is doubled.
 */
export type MessageSegments = { readonly plain: readonly Buffer[]; readonly wire: readonly Buffer[] }

/** The bytes of a message, before its dots are doubled; where there are `segments`, these are read instead. */
export type MessageBytes = { readonly bytes: Buffer; readonly segments?: MessageSegments }

/** A message of segments: its bytes are put together for whoever asks for all of them. */
export function inSegments(segments: MessageSegments): MessageBytes {
  return {
    segments,
    get bytes() {
      return Buffer.concat(segments.plain)
    },
  }
}

/** The message with fields before its own, which are whole lines of ASCII. */
export function withFields(fields: string, message: MessageBytes): MessageBytes {
  const { segments } = message
  const first = Buffer.from(fields)
  if (!segments) return { bytes: Buffer.concat([first, message.bytes]) }
  return inSegments({ plain: [first, ...segments.plain], wire: [first, ...segments.wire] })
}

/** All bytes of a message, before dots are doubled, in room that the next call writes over. */
export function joined(message: MessageBytes): Buffer {
  return message.segments ? scratch.join(message.segments.plain) : message.bytes
}

/** In bytes, before dots are doubled. */
export function sizeOf(message: MessageBytes): number {
  return message.segments ? lengthOf(message.segments.plain) : message.bytes.length
}

/** SHA-256 in hexadecimal, of the bytes before dots are doubled. */
export function hashOf(message: MessageBytes): string {
  return hash('sha256', joined(message))
}

/** Room that is used over and over, since fresh memory for each letter costs more than to copy it. */
export class Scratch {
  #room = Buffer.allocUnsafeSlow(0)

  /** All pieces in one, until it is called again. */
  join(pieces: readonly Buffer[]): Buffer {
    const length = lengthOf(pieces)
    if (length > this.#room.length) this.#room = Buffer.allocUnsafeSlow(length + SPARE)
    let at = 0
    for (const piece of pieces) {
      this.#room.set(piece, at)
      at += piece.length
    }
    return this.#room.subarray(0, length)
  }
}

/** In bytes. Letters of one form are about as long. */
const SPARE = 4_096

const scratch = new Scratch()

function lengthOf(pieces: readonly Buffer[]): number {
  let length = 0
  for (const piece of pieces) length += piece.length
  return length
}
