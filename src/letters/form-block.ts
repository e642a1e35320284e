import { LRUCache } from 'lru-cache'
import { encodeQuotedPrintable } from './quoted-printable.ts'
import { kindsByMark, type MarkedReader, type ReaderTokens, type TokenBytes } from './reader-marks.ts'
import { dotStuffed } from './segments.ts'
import { type Stamp, stampOf } from './token-places.ts'

/** A part of a letter as it is put together for a reader, piece by piece; `plain` and `wire` are those of `Segments`. */
export type Pieces = { readonly plain: Buffer[]; readonly wire: Buffer[] }

/** What stands for the marks of a reader, the tokens as `bytes` too; `name` is safe where it goes. */
export type Stamped = { readonly tokens: ReaderTokens; readonly bytes: TokenBytes; readonly name: string }

/** Lines of a part of a letter, from the beginning of one to the end of one. */
export type FormBlock = (reader: Stamped, pieces: Pieces) => void

/** Lines without a name are encoded once for all readers. */
export function sharedBlock(text: string, marked: MarkedReader): FormBlock {
  const marks = kindsByMark(marked)
  const plain = encodeQuotedPrintable(text)
  const wire = dotStuffed(plain)
  const stamp = stampOf(plain, marks)
  const wireStamp: Stamp = wire === plain ? stamp : stampOf(wire, marks)
  return ({ bytes }, pieces) => {
    stamp(bytes, pieces.plain)
    wireStamp(bytes, pieces.wire)
  }
}

/**
 * Lines with a name are few and short, and encoded for each reader. `layOut` gives the lines that what was written becomes.
 */
export function namedBlock(
  text: string,
  marked: MarkedReader,
  layOut: (text: string) => string = (text) => text,
): FormBlock {
  const kinds = kindsByMark(marked)
  const marks = new RegExp(`(${[...kinds.keys(), marked.firstName].join('|')})`)
  const [first = '', ...rest] = text.split(marks)
  const write = ({ tokens, name }: Stamped): Lines => {
    let written = first
    for (let at = 0; at < rest.length; at += 2) {
      const kind = kinds.get(rest[at] ?? '')
      written += `${kind ? tokens[kind] : name}${rest[at + 1]}`
    }
    const plain = encodeQuotedPrintable(layOut(written))
    return { plain, wire: dotStuffed(plain) }
  }
  const isOfName = rest.every((mark, at) => at % 2 === 1 || mark === marked.firstName)
  const linesOf = isOfName ? keptByName(write) : write
  return (reader, pieces) => {
    const { plain, wire } = linesOf(reader)
    pieces.plain.push(plain)
    pieces.wire.push(wire)
  }
}

type Lines = { readonly plain: Buffer; readonly wire: Buffer }

/** Names come again and again: half of all people have one of a hundred. */
const NAMES_KEPT = 200

function keptByName(write: (reader: Stamped) => Lines): (reader: Stamped) => Lines {
  const kept = new LRUCache<string, Lines>({ max: NAMES_KEPT })
  return (reader) => {
    const known = kept.get(reader.name)
    if (known) return known
    const lines = apart(write(reader))
    kept.set(reader.name, lines)
    return lines
  }
}

/** Out of the large pieces of memory that they were cut from, which would be kept with them. */
function apart({ plain, wire }: Lines): Lines {
  const own = Buffer.allocUnsafeSlow(plain.length)
  own.set(plain)
  return { plain: own, wire: wire === plain ? own : dotStuffed(own) }
}
