const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const BITS = 5

/** Bytes in base32 (RFC 4648 §6), of lower case and without padding: the same whatever becomes of its case. */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= BITS; bits -= BITS) text += ALPHABET.charAt((held >> (bits - BITS)) & 31)
    held &= 31
  }
  return bits === 0 ? text : text + ALPHABET.charAt((held << (BITS - bits)) & 31)
}

/** The bytes of such a text, in any case; undefined for one that `toBase32` does not make. */
export function fromBase32(text: string): Buffer | undefined {
  const lower = text.toLowerCase()
  if (!/^[a-z2-7]*$/.test(lower)) return undefined
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const character of lower) {
    held = ((held << BITS) | ALPHABET.indexOf(character)) & 0xfff
    bits += BITS
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  const found = Buffer.from(bytes)
  // Bits past the last byte would let one token have several spellings.
  return toBase32(found) === lower ? found : undefined
}
