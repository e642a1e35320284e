import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import type { PictureFile } from '../../store/pictures.ts'

/** In bytes, of a file that is sent: what telephones make. */
export const LARGEST_PICTURE = 12_000_000

export type PictureFault = 'large' | 'kind' | 'broken'

/** In pixels: twice as wide as the words of a letter, for screens with two dots a pixel. */
const WIDEST = 1_120
const HIGHEST = 3_000
/** A small file may unpack to any size: beyond, it is refused before it is unpacked. */
const MOST_PIXELS = 50_000_000
const MOST_SECONDS = 10
/** In bytes: a larger PNG is a photograph, and becomes a JPEG. */
const LARGEST_PNG = 400_000

/**
 * Reads a JPEG, PNG or WebP file and makes it anew, as large as a letter shows it: nothing of the file stays but what
 * can be seen, neither where a photograph was taken nor what else was put into it.
 */
export async function readPicture(bytes: Buffer): Promise<PictureFile | { fault: PictureFault }> {
  if (bytes.length > LARGEST_PICTURE) return { fault: 'large' }
  const kind = kindOf(bytes)
  if (!kind) return { fault: 'kind' }
  try {
    return await madeAnew(bytes, kind)
  } catch {
    return { fault: 'broken' } // libvips throws for whatever it cannot read, and for too many pixels
  }
}

type Kind = 'jpeg' | 'png' | 'webp'

/** By what is in it: the name of a file and its type are what somebody says. */
function kindOf(bytes: Buffer): Kind | undefined {
  const head = bytes.toString('latin1', 0, 12)
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  return /^RIFF[\s\S]{4}WEBP$/.test(head) ? 'webp' : undefined
}

async function madeAnew(bytes: Buffer, kind: Kind): Promise<PictureFile> {
  const open = await opener()
  const picture = open(bytes)
  const { format, hasAlpha } = await picture.metadata()
  if (format !== kind) throw new Error(`a ${kind} file that is read as ${format}`)
  const size = { width: WIDEST, height: HIGHEST, fit: 'inside', withoutEnlargement: true } as const
  const shown = picture.autoOrient().resize(size).toColourspace('srgb').timeout({ seconds: MOST_SECONDS })
  const png =
    kind === 'png' || hasAlpha ? await written(shown.clone().png({ compressionLevel: 9 }), 'png') : undefined
  if (png && png.bytes.length <= LARGEST_PNG) return png
  return written(shown.flatten({ background: '#ffffff' }).jpeg({ quality: 82, mozjpeg: true }), 'jpg')
}

async function written(picture: Sharp, type: PictureFile['type']): Promise<PictureFile> {
  const { data: bytes, info } = await picture.toBuffer({ resolveWithObject: true })
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  return { hash, type, bytes, width: info.width, height: info.height }
}

/** What libvips may read: none of its many other formats, some of which can ask for files and addresses. */
const READERS = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer']

/** Loaded with the first picture: libvips takes 20 MB. */
async function opener(): Promise<(bytes: Buffer) => Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: READERS })
  sharp.concurrency(1)
  return (bytes) => sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
}
