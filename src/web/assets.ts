import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { fontFiles, fontRules } from '../html/fonts.ts'
import { styleSheet } from '../html/style-sheet.ts'

/** What the names of our pages lead to. */
export const SHEET = 'feuilleton.css'
export const ICON = 'feuilleton.svg'
export const ZONE_SCRIPT = 'zone.js'
/** Copies links that stand beside a button. */
export const COPY_SCRIPT = 'copy.js'
/** Makes passkeys, and signs in with them. */
export const PASSKEY_SCRIPT = 'passkey.js'
/** Says whether what is typed is kept, and leads from a mark to its line. */
export const EDITOR_SCRIPT = 'editor.js'
/** Lets parts of the organisers' pages come anew from the server: htmx, and the policy by which it writes markup. */
export const LIVE_SCRIPT = 'htmx.js'

const NEW_LINE = Buffer.from('\n')

const packagePath = createRequire(import.meta.url).resolve

const HASHED = /^([\w-]+)\.([0-9a-f]{12})(\.\w+)$/

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

type Asset = { type: string; body: Uint8Array<ArrayBuffer>; gzipped?: Uint8Array<ArrayBuffer>; hash: string }

let known: ReadonlyMap<string, Asset> | undefined

/** Read once, when the first page is written. */
function assets(): ReadonlyMap<string, Asset> {
  known ??= readAssets()
  return known
}

function readAssets(): Map<string, Asset> {
  const read = new Map<string, Asset>()
  for (const { name, bytes } of fontFiles()) read.set(name, asset(name, bytes))
  const sheet = `${fontRules((name) => addressIn(read, name))}\n${styleSheet()}`
  read.set(SHEET, asset(SHEET, Buffer.from(sheet)))
  for (const name of [ICON, ZONE_SCRIPT, COPY_SCRIPT, PASSKEY_SCRIPT, EDITOR_SCRIPT])
    read.set(name, asset(name, readFileSync(new URL(`./assets/${name}`, import.meta.url))))
  const live = [packagePath('htmx.org/dist/htmx.min.js'), new URL('./assets/live.js', import.meta.url)]
  read.set(
    LIVE_SCRIPT,
    asset(LIVE_SCRIPT, Buffer.concat(live.flatMap((path) => [readFileSync(path), NEW_LINE]))),
  )
  return read
}

function asset(name: string, bytes: Buffer): Asset {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const type = TYPES[extension] ?? 'application/octet-stream'
  const plain = { type, hash, body: new Uint8Array(bytes) }
  return extension === 'woff2' ? plain : { ...plain, gzipped: new Uint8Array(gzipSync(bytes, { level: 9 })) }
}

/** Where a file is, under an address that changes with what is in it. */
export function assetAddress(name: string): string {
  return addressIn(assets(), name)
}

function addressIn(files: ReadonlyMap<string, Asset>, name: string): string {
  const dot = name.lastIndexOf('.')
  return `/assets/${name.slice(0, dot)}.${files.get(name)?.hash}${name.slice(dot)}`
}

/**
 * The files that every page shares; to mount at `/assets`. Under the address of a page of now they are kept for a year;
 * under that of another version of ours, which may still run beside this one, nobody keeps them.
 */
export function assetRouter(): Hono {
  return new Hono().get('/:file', etag(), (c) => {
    const [, stem = '', hash, extension = ''] = HASHED.exec(c.req.param('file')) ?? []
    const found = assets().get(hash === undefined ? c.req.param('file') : `${stem}${extension}`)
    return found ? answer(c, found, hash) : c.notFound()
  })
}

function answer(c: Context, { type, body, gzipped, hash }: Asset, asked: string | undefined): Response {
  const isGzipped = gzipped !== undefined && /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')
  return c.body(isGzipped ? gzipped : body, 200, {
    'Content-Type': type,
    'Cache-Control': asked === hash ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ETag: `W/"${hash}"`,
    ...(gzipped ? { Vary: 'Accept-Encoding' } : {}),
    ...(isGzipped ? { 'Content-Encoding': 'gzip' } : {}),
  })
}
