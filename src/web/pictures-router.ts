import { Hono } from 'hono'
import type { Database } from '../store/database.ts'
import { findPicture } from '../store/pictures.ts'

/** Letters show them, in a web mailer of any origin; whoever opens an address sees a picture and nothing else. */
const HEADERS = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; sandbox",
}

const TYPES = { jpg: 'image/jpeg', png: 'image/png' } as const

/** The pictures of lessons, under the hashes of their bytes; to mount at `PICTURES_PATH`. */
export function picturesRouter({ db }: { db: Database }): Hono {
  return new Hono().get('/:file{[0-9a-f]{32}\\.(jpg|png)}', async (c) => {
    const [hash = '', type] = c.req.param('file').split('.')
    const picture = await findPicture(db, hash)
    if (!picture || picture.type !== type) return c.notFound()
    return c.body(new Uint8Array(picture.bytes), 200, { ...HEADERS, 'Content-Type': TYPES[picture.type] })
  })
}
