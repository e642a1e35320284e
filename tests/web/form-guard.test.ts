import { Hono } from 'hono'
import { html } from 'hono/html'
import { describe, expect, it } from 'vitest'
import { makeToken, type TokenKeys } from '../../src/domain/tokens.ts'
import { virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import { page, UNBRANDED } from '../../src/web/page.ts'
import { pageHeaders } from '../../src/web/page-headers.ts'
import { describeWithBrowser, launchBrowser } from '../support/browser.ts'
import { served } from '../support/served.ts'

const KEY = 'k'.repeat(40)
const OWN = { Origin: 'https://cours.example' }
const HOUR = 60 * 60_000

describe('a form of our own page', () => {
  it('is taken, in both encodings, and the handler reads what was typed', async () => {
    const { send, token } = forms()
    const body = { form: token('/me/abc/pause'), name: 'Zoé & co' }
    expect(await send(body, OWN)).toEqual([200, 'Zoé & co'])
    const parts = new FormData()
    for (const [name, value] of Object.entries(body)) parts.append(name, value)
    expect(await send(parts, OWN)).toEqual([200, 'Zoé & co'])
  })

  it('is taken where the browser says nothing of where it comes from', async () => {
    const { send, token } = forms()
    expect((await send({ form: token('/me/abc/pause') }))[0]).toBe(200)
  })

  it('is taken on this machine under the name that it was asked for', async () => {
    const { send, token } = forms()
    const form = token('/me/abc/pause')
    expect((await send({ form }, { Origin: 'http://localhost' }))[0]).toBe(200)
    expect((await send({ form }, { Origin: 'http://localhost:9' }))[0]).toBe(403)
    const elsewhere = { at: 'http://cours.test' }
    expect((await send({ form }, { Origin: 'http://cours.test' }, elsewhere))[0]).toBe(403)
  })

  it('is taken for 24 hours, and then the reader is asked to send it again', async () => {
    const { send, token, clock } = forms()
    const form = token('/me/abc/pause')
    clock.set(new Date(clock.now().getTime() + 24 * HOUR))
    expect((await send({ form }, OWN))[0]).toBe(200)
    clock.set(new Date(clock.now().getTime() + 1))
    const [status, text] = await send({ form }, { ...OWN, Referer: 'https://cours.example/me/abc?lang=fr' })
    expect([status, text]).toEqual([
      403,
      expect.stringContaining('Cette page est restée ouverte trop longtemps'),
    ])
    expect(text).toContain('href="/me/abc?lang=fr"')
  })

  it('is taken with the key before this one', async () => {
    const { send } = forms(['n'.repeat(40), KEY])
    const at = new Date('2026-09-07T08:00Z').getTime()
    expect((await send({ form: makeToken([KEY], 'form /me/abc/pause', at) }, OWN))[0]).toBe(200)
  })

  it('has a hidden field whose path does not count its query', async () => {
    const { send, token } = forms()
    expect((await send({ form: token('/me/abc/pause?lang=en#top') }, OWN))[0]).toBe(200)
  })
})

describe('a form that is not', () => {
  it.each([
    ['another site’s origin', { Origin: 'https://evil.example' }],
    ['our host without TLS', { Origin: 'http://cours.example' }],
    ['our host on another port', { Origin: 'https://cours.example:8443' }],
    ['a host that begins like ours', { Origin: 'https://cours.example.evil.example' }],
    ['no origin that can be told', { Origin: 'null' }],
    ['another site’s page', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another site’s page and our origin', { ...OWN, 'Sec-Fetch-Site': 'cross-site' }],
  ])('is refused with %s, even with a valid field', async (_, headers) => {
    const { send, token, taken } = forms()
    expect((await send({ form: token('/me/abc/pause') }, headers))[0]).toBe(403)
    expect(taken).toEqual([])
  })

  it('is taken from our own page by a browser that hides where it comes from', async () => {
    const { send, token } = forms()
    const headers = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }
    expect((await send({ form: token('/me/abc/pause') }, headers))[0]).toBe(200)
  })

  it('is refused without the field, with an altered one, with one of another path, purpose or key', async () => {
    const { send, token, taken } = forms()
    const at = new Date('2026-09-07T08:00Z').getTime()
    const good = token('/me/abc/pause')
    const bad = [
      {},
      { form: '' },
      { form: `${good}x` },
      { form: good.slice(1) },
      { form: token('/me/abd/pause') },
      { form: token('/me/abc') },
      { form: makeToken([KEY], 'me', at) },
      { form: makeToken(['x'.repeat(40)], 'form /me/abc/pause', at) },
    ]
    for (const body of bad) expect((await send(body, OWN))[0]).toBe(403)
    expect(taken).toEqual([])
  })

  it('is refused with two fields, with a file for one, and in a type that no form has', async () => {
    const { request, token, taken } = forms()
    const good = token('/me/abc/pause')
    const file = new FormData()
    file.append('form', new Blob([good]), 'form')
    const bodies: RequestInit[] = [
      {
        body: new URLSearchParams([
          ['form', good],
          ['form', good],
        ]),
      },
      { body: file },
      { body: JSON.stringify({ form: good }), headers: { 'Content-Type': 'application/json' } },
      { body: `form=${good}`, headers: { 'Content-Type': 'text/plain' } },
      { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } },
      { body: 'x', headers: { 'Content-Type': 'multipart/form-data; boundary=y' } },
      {},
    ]
    for (const body of bodies) expect((await request(body)).status).toBe(403)
    expect(taken).toEqual([])
  })

  it('is answered in the reader’s language, without a link to another site', async () => {
    const { send } = forms()
    const headers = { 'Accept-Language': 'en', Referer: 'https://evil.example/x' }
    const [, text] = await send({}, headers)
    expect(text).toContain('<h1>This form is not ours</h1>')
    expect(text).not.toContain('evil.example')
    const [, again] = await send({}, { ...headers, Referer: 'https://cours.example//evil.example/x' })
    expect(again).not.toContain('evil.example')
  })

  it('is refused with 413 above 64 KB, whatever its type', async () => {
    const { send, request, token, taken } = forms()
    const form = token('/me/abc/pause')
    const most = 64 * 1024 - `form=${form}&name=`.length
    expect((await send({ form, name: 'x'.repeat(most) }, OWN))[0]).toBe(200)
    const [status, text] = await send({ form, name: 'x'.repeat(most + 1) }, OWN)
    expect([status, text]).toEqual([413, expect.stringContaining('C’est trop long')])
    const json = { body: ' '.repeat(64 * 1024 + 1), headers: { 'Content-Type': 'application/json' } }
    expect((await request(json)).status).toBe(413)
    expect(taken).toHaveLength(1)
  })

  it('is refused above 64 KB when it comes piece by piece and nobody says how long it will be', async () => {
    const { app, token, taken } = forms()
    const server = await served(app)
    const piece = new TextEncoder().encode('x'.repeat(16 * 1024))
    const head = new TextEncoder().encode(`form=${token('/me/abc/pause')}&name=`)
    const post = async (pieces: Uint8Array[]) => {
      const body = ReadableStream.from(pieces)
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      return (await fetch(`${server.url}/me/abc/pause`, { method: 'POST', headers, body, duplex: 'half' }))
        .status
    }
    expect(await post([head, piece, piece])).toBe(200)
    expect(await post([head, piece, piece, piece, piece])).toBe(413)
    expect(taken).toHaveLength(1)
    await server.stop()
  })
})

describeWithBrowser('a form in a browser', () => {
  it('is told from one of another site, with our headers on every page', async () => {
    const { app, taken, guard, seen } = forms()
    const form = html`<form method="post" action="/me/abc/pause">${guard.field('/me/abc/pause')}
<input name="name" value="Zoé"><button>Envoyer</button></form>`
    app.get('/own', (c) => c.html(page(UNBRANDED, { title: 'x', language: 'fr', body: form })))
    const server = await served(app)
    const post = `<form method="post" action="${server.url}/me/abc/pause"><button>Envoyer</button></form>`
    const other = await served(new Hono().get('/', (c) => c.html(`<!doctype html>${post}`)))
    const browser = await launchBrowser()
    const tab = await browser.newPage()
    const press = async (url: string) => {
      await tab.goto(url)
      const answer = tab.waitForResponse((response) => response.request().method() === 'POST')
      await tab.getByRole('button').click()
      return (await answer).status()
    }
    const own = await press(`${server.url}/own`)
    const foreign = await press(other.url)
    const origins = seen.map((origin) => origin?.replace(server.url, 'own').replace(other.url, 'foreign'))
    await browser.close()
    await Promise.all([server.stop(), other.stop()])
    expect({ own, foreign, taken }).toEqual({ own: 200, foreign: 403, taken: ['Zoé'] })
    expect(origins).toEqual(['own', 'foreign'])
  })
})

/** A form at `/me/<token>/pause` behind a guard at https://cours.example. */
function forms(keys: TokenKeys = [KEY]) {
  const clock = virtualClock(new Date('2026-09-07T08:00Z'))
  const guard = createFormGuard({ keys, clock, publicUrl: 'https://cours.example' })
  const taken: string[] = []
  const app = new Hono()
  app.use(pageHeaders())
  const seen: (string | undefined)[] = []
  app.post('*', async (c, next) => {
    seen.push(c.req.header('Origin'))
    await next()
  })
  app.post('/me/:token/pause', guard.check, async (c) => {
    const { name } = await c.req.parseBody()
    taken.push(String(name))
    return c.text(String(name))
  })
  const request = (init: RequestInit, at = 'http://localhost') =>
    app.request(`${at}/me/abc/pause`, { method: 'POST', ...init })
  const send = async (
    body: Record<string, string> | FormData,
    headers: Record<string, string> = {},
    { at }: { at?: string } = {},
  ) => {
    const answer = await request(
      { body: body instanceof FormData ? body : new URLSearchParams(body), headers },
      at,
    )
    return [answer.status, await answer.text()] as const
  }
  const token = (path: string) => /value="([^"]+)"/.exec(String(guard.field(path)))?.[1] ?? ''
  return { app, guard, clock, taken, seen, request, send, token }
}
