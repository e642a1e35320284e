import iconv from 'iconv-lite'

/** `guessed`: the encoding that was taken because nothing said which one it is. */
export type Decoded = { text: string; guessed?: string }

/** How far into a file of HTML its encoding may be said, in bytes (WHATWG HTML, 13.2.3.2). */
const HEAD = 1_024
const CHARSET = /<meta[^>]{0,200}charset=["']?([\w-]{2,20})/i
/** Programs that know no Unicode save this one, on Windows in western Europe. */
const USUAL = 'windows-1252'

/** Text from bytes: by its byte order mark, else UTF-8 or UTF-16 if it is one, else as its `<meta charset>` says. */
export function decodeText(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const utf16 = utf16Of(buffer)
  if (utf16) return { text: withoutMark(iconv.decode(buffer, utf16)) }
  const said = CHARSET.exec(buffer.toString('latin1', 0, HEAD))?.[1]
  const asUtf8 = utf8(buffer)
  if (asUtf8 !== undefined) return { text: withoutMark(asUtf8) }
  const known = said !== undefined && !/^utf-?8$/i.test(said) && iconv.encodingExists(said)
  return known
    ? { text: iconv.decode(buffer, said) }
    : { text: iconv.decode(buffer, USUAL), guessed: 'Windows-1252' }
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

/** By its mark, or by where the zeros of Latin letters are. */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const mark = bytes.toString('hex', 0, 2)
  if (mark === 'fffe') return 'utf-16le'
  if (mark === 'feff') return 'utf-16be'
  const sample = bytes.subarray(0, HEAD)
  const zeros = [0, 1].map((odd) => sample.filter((byte, at) => byte === 0 && at % 2 === odd).length)
  const [even = 0, odd = 0] = zeros
  if (even + odd < sample.length / 4) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
