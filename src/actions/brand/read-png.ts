import { crc32, inflateSync } from 'node:zlib'
import type { PictureReading } from './picture-reading.ts'

const SIGNATURE = 8
const MOST_PIXELS = 4_000_000
/** Samples a pixel, by the type of colour (PNG, 11.2.1). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

type Chunk = { type: string; data: Buffer }

/**
 * Reads a PNG as those who show it will: its chunks with their check sums, and all of its pixels (W3C PNG). A file that
 * only begins like one would break every document that it is put into.
 */
export function readPng(bytes: Buffer): PictureReading {
  const chunks = chunksOf(bytes)
  const header = chunks?.[0]
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return { code: 'broken' }
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)]
  if (width === 0 || height === 0) return { code: 'broken' }
  if (width * height > MOST_PIXELS) return { code: 'dimensions' }
  return hasPixels(chunks, { width, height, header: header.data }) ? { width, height } : { code: 'broken' }
}

/** Undefined when one is cut or damaged. */
function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = []
  for (let at = SIGNATURE; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    const named = bytes.subarray(at + 4, end - 4)
    if (crc32(named) !== bytes.readUInt32BE(end - 4)) return undefined
    chunks.push({ type: named.toString('latin1', 0, 4), data: named.subarray(4) })
    if (chunks.at(-1)?.type === 'IEND') return chunks
    at = end
  }
  return undefined
}

type Picture = { width: number; height: number; header: Buffer }

function hasPixels(chunks: readonly Chunk[], { width, height, header }: Picture): boolean {
  const [depth = 0, colour = 0] = header.subarray(8)
  const line = 1 + Math.ceil((width * depth * (SAMPLES[colour] ?? 0)) / 8)
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  try {
    // Interlaced pictures have up to seven times as many line marks.
    return inflateSync(data, { maxOutputLength: line * height + 7 * height + 64 }).length >= line * height
  } catch {
    return false // not the data of a picture, or more than its header says
  }
}
