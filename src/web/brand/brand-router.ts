import { type Context, Hono } from 'hono'
import { accentShades, readAccent } from '../../domain/accent.ts'
import { sectionColours } from '../../letters/section-colours.ts'
import { findLogo } from '../../store/brands.ts'
import type { Database } from '../../store/database.ts'

const KEPT = { 'Cache-Control': 'public, max-age=31536000, immutable', 'X-Content-Type-Options': 'nosniff' }

/** Letters show the logo too, in a web mailer of any origin. */
const SHOWN_ANYWHERE = { 'Cross-Origin-Resource-Policy': 'cross-origin' }

/** A logo is a picture and nothing else, even for whoever opens its address. */
const PICTURE_ONLY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

const TYPES = { png: 'image/png', svg: 'image/svg+xml' } as const

/** `/brand`: the logos and colours of our pages, to mount there. Addresses change with what is in them. */
export function brandRouter({ db }: { db: Database }): Hono {
  const router = new Hono()
  router.get('/:file{accent-[0-9a-f]{6}\\.css}', accentSheet)
  router.get('/:file{section-[0-9a-f]{6}\\.css}', sectionSheet)
  router.get('/:file{[0-9a-f]{32}\\.(png|svg)}', (c) => logoFile(c, db))
  return router
}

function accentSheet(c: Context): Response | Promise<Response> {
  const read = readAccent(`#${hexIn(c, 'accent-')}`)
  if (!read.ok) return c.notFound()
  const { light, dark } = accentShades(read.accent)
  const rule = (shade: string) => `--accent: ${shade}; --link: ${shade};`
  return tokenSheet(c, rule(light), rule(dark))
}

/** The head of a lesson is as dark on every screen; links have the shade that can be read on its ground. */
function sectionSheet(c: Context): Response | Promise<Response> {
  const { strong, soft, light } = sectionColours(`#${hexIn(c, 'section-')}`)
  return tokenSheet(
    c,
    `--section: ${strong}; --section-soft: ${soft}; --section-link: ${strong};`,
    `--section-link: ${light};`,
  )
}

function hexIn(c: Context, before: string): string | undefined {
  return c.req.param('file')?.slice(before.length, -'.css'.length)
}

/** Tokens of our style sheet, and others of them for dark screens. */
function tokenSheet(c: Context, light: string, dark: string): Response | Promise<Response> {
  const sheet = `@layer tokens {\n:root { ${light} }\n@media screen and (prefers-color-scheme: dark) { :root { ${dark} } }\n}\n`
  return c.body(sheet, 200, { ...KEPT, 'Content-Type': 'text/css; charset=utf-8' })
}

async function logoFile(c: Context, db: Database): Promise<Response> {
  const [hash = '', type] = c.req.param('file')?.split('.') ?? []
  const logo = await findLogo(db, hash)
  if (!logo || logo.type !== type) return c.notFound()
  const headers = {
    ...KEPT,
    ...SHOWN_ANYWHERE,
    'Content-Type': TYPES[logo.type],
    'Content-Security-Policy': PICTURE_ONLY,
  }
  return c.body(new Uint8Array(logo.bytes), 200, headers)
}
