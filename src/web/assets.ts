import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { etag } from 'hono/etag'

const STYLE = new URL('./assets/feuilleton.css', import.meta.url)

/** The files that every page shares; to mount at `/assets`. */
export function assetPages(): Hono {
  let style: Promise<string> | undefined
  return new Hono().get('/feuilleton.css', etag(), async (c) => {
    style ??= readFile(STYLE, 'utf8')
    return c.body(await style, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
