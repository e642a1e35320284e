import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { etag } from 'hono/etag'

const CSS = 'text/css; charset=utf-8'

const TYPES = {
  'feuilleton.css': CSS,
  'me.css': CSS,
  'programme.css': CSS,
  'read.css': CSS,
  'feuilleton.svg': 'image/svg+xml',
  'zone.js': 'text/javascript; charset=utf-8',
}

/** The files that every page shares; to mount at `/assets`. Browsers ask each time whether they have changed. */
export function assetPages(): Hono {
  const pages = new Hono()
  for (const [name, type] of Object.entries(TYPES)) {
    let file: Promise<string> | undefined
    pages.get(`/${name}`, etag(), async (c) => {
      file ??= readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8')
      const headers = {
        'Content-Type': type,
        'Cache-Control': 'no-cache',
        'X-Content-Type-Options': 'nosniff',
      }
      return c.body(await file, 200, headers)
    })
  }
  return pages
}
