/**
 * Bytes of a message in pieces, most of which many messages share: `plain` is the message itself, `wire` the same with
 * each dot at the beginning of a line doubled, as it goes over the wire (RFC 5321 §4.5.2).
 */
export type Segments = { readonly plain: readonly Buffer[]; readonly wire: readonly Buffer[] }

/** Doubles the dots at the beginnings of lines that end in CRLF. The bytes begin a line themselves. */
export function dotStuffed(bytes: Buffer): Buffer {
  if (bytes[0] !== DOT && !bytes.includes('\n.')) return bytes
  return Buffer.from(bytes.toString('latin1').replace(/^\./gm, '..'), 'latin1')
}

const DOT = 46
