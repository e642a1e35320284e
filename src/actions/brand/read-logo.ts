import { createHash } from 'node:crypto'
import type { LogoFile } from '../../store/brands.ts'
import type { LogoFault } from './picture-reading.ts'
import { readPng } from './read-png.ts'
import { readSvg } from './read-svg.ts'

/** In bytes. */
export const LARGEST_LOGO = 200 * 1024

export type LogoReading = { ok: true; logo: LogoFile } | { ok: false; fault: LogoFault }

/** In pixels, on either side: more is a photograph, and costs memory wherever it is shown. */
const LONGEST_SIDE = 2000

/** Reads a PNG or SVG file to show as a logo, and refuses whatever could run, ask or load. */
export function readLogo(bytes: Buffer): LogoReading {
  if (bytes.length > LARGEST_LOGO) return { ok: false, fault: { code: 'large' } }
  const type = kindOf(bytes)
  if (!type) return { ok: false, fault: { code: 'kind' } }
  const read = type === 'png' ? readPng(bytes) : readSvg(bytes.toString('utf8'))
  if ('code' in read) return { ok: false, fault: read }
  const { width, height } = read
  if (Math.max(width, height) > LONGEST_SIDE) return { ok: false, fault: { code: 'dimensions' } }
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  return { ok: true, logo: { hash, type, bytes, width, height } }
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** By what is in it: the name of a file and its type are what somebody says. */
function kindOf(bytes: Buffer): 'png' | 'svg' | undefined {
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return 'png'
  return /^\uFEFF?\s*<(?:\?xml|svg|!--|!DOCTYPE)/i.test(bytes.subarray(0, 200).toString('utf8'))
    ? 'svg'
    : undefined
}
