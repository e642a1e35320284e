import iconv from 'iconv-lite'

/** An encoding of one byte per letter: its name, for people, and its two directions. */
export type NarrowEncoding = {
  name: string
  decode(bytes: Uint8Array): string
  /** Undefined when the text has a letter that is not in the encoding. */
  encode(text: string): Uint8Array | undefined
}

const WINDOWS = new TextDecoder('windows-1252')

/**
 * The encodings that spreadsheets save in when they do not save Unicode: Windows, the Macintosh, and the Windows
 * command line.
 */
export const NARROW_ENCODINGS: readonly NarrowEncoding[] = [
  // The browsers' table, which maps every byte to a letter; iconv-lite's table loses five of them.
  narrow('Windows-1252', (bytes) => WINDOWS.decode(bytes)),
  narrow('MacRoman', (bytes) => iconv.decode(Buffer.from(bytes), 'macroman')),
  narrow('CP850', (bytes) => iconv.decode(Buffer.from(bytes), 'cp850')),
]

function narrow(name: string, decode: (bytes: Uint8Array) => string): NarrowEncoding {
  const letters = [...decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))]
  const byteOf = new Map(letters.map((letter, byte) => [letter, byte]))
  return {
    name,
    decode,
    encode(text) {
      const bytes = [...text].map((letter) => byteOf.get(letter) ?? -1)
      return bytes.includes(-1) ? undefined : Uint8Array.from(bytes)
    },
  }
}
