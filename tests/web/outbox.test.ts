import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/domain/clock.ts'
import { type Outbox, openOutbox } from '../../src/mail/outbox.ts'
import { assetRouter } from '../../src/web/assets.ts'
import { outboxRouter } from '../../src/web/outbox/outbox.ts'
import {
  contentWidth,
  describeWithBrowser,
  launchBrowser,
  startBeacon,
  violationsOf,
} from '../support/browser.ts'

const PUBLIC_URL = 'https://cours.example.org'

let directory: string
let outbox: Outbox
let app: Hono

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'outbox-pages-'))
  outbox = openOutbox(directory)
  app = new Hono()
    .route('/outbox', outboxRouter({ outbox, publicUrl: PUBLIC_URL, clock: systemClock }))
    .route('/assets', assetRouter())
})

afterEach(() => rm(directory, { recursive: true, force: true }))

const NOON = new Date('2019-09-05T12:00:00.000Z')
const ID = '20190905T120000000Z-00000001'

async function keep(
  { subject = 'Les nouvelles alliances', html = '<p>Bonjour Ana</p>' } = {},
  at = NOON,
): Promise<void> {
  const headers = { 'Feedback-ID': 'jour-14:automne:abcdef:feuilleton' }
  const letter = {
    from: 'Cycle <cycle@example.org>',
    to: 'ana@example.org',
    subject,
    html,
    text: 'En texte',
    headers,
  }
  await outbox.keep({ from: '', to: [], bytes: await new MailComposer(letter).compile().build() }, at)
}

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await app.request(path)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

const HOSTILE = '"><script>document.title="ran"</script><img src=x onerror=alert(1)>'

describe('the list', () => {
  it('shows what left, to whom, when and how big, and that it stayed here', async () => {
    await keep()
    const { status, text } = await get('/outbox')
    expect(status).toBe(200)
    for (const told of [
      'Les nouvelles alliances',
      'ana@example.org',
      'jeudi 5 septembre 2019',
      '14\u00A0h',
      'Jour\u00A014',
      '1\u00A0ko',
    ]) {
      expect(text).toContain(told)
    }
    expect(text).toContain('aucune n’est partie vers ses destinataires')
    expect(text).toContain(`href="/outbox/${ID}"`)
  })

  it('speaks the language of the browser', async () => {
    await keep({ subject: '' })
    const shown = async (language: string) => {
      const asked = (path: string) => app.request(path, { headers: { 'Accept-Language': language } })
      return (await (await asked('/outbox')).text()) + (await (await asked(`/outbox/${ID}`)).text())
    }
    const english = await shown('en-GB')
    for (const told of [
      'Outbox',
      '1 letter.',
      'Thursday 5 September 2019',
      '14:00',
      '1\u00A0kB',
      '(no subject)',
    ])
      expect(english).toContain(told)
    expect(await shown('es')).toContain('ninguna ha salido')
  })

  it('says so when there is none', async () => {
    expect((await get('/outbox')).text).toContain('Aucune lettre pour l’instant')
  })

  it('has pages, and gives the nearest one for a page that is not there', async () => {
    for (let minute = 0; minute < 51; minute++)
      await keep({ subject: `n${minute}` }, new Date(NOON.getTime() + minute * 60_000))
    const first = await get('/outbox')
    expect(first.text).toContain('Page 1 sur 2')
    expect(first.text).not.toContain('>n0<')
    for (const page of ['2', '99']) expect((await get(`/outbox?page=${page}`)).text).toContain('>n0<')
    for (const page of ['0', '-1', 'x', '1e9', ''])
      expect((await get(`/outbox?page=${page}`)).text).toContain('>n50<')
  })
})

describe('a letter', () => {
  it('has its HTML in a frame of the width asked for', async () => {
    await keep()
    expect((await get(`/outbox/${ID}`)).text).toContain(
      `<iframe sandbox src="/outbox/${ID}/body" width="600"`,
    )
    expect((await get(`/outbox/${ID}?width=320`)).text).toContain('width="320"')
    expect((await get(`/outbox/${ID}?width=1000`)).text).toContain('width="1000"')
    expect((await get(`/outbox/${ID}?width=9"><b>`)).text).toContain('width="600"')
  })

  it('has its text, its source and its file', async () => {
    await keep()
    expect((await get(`/outbox/${ID}/text`)).text).toContain('<pre>En texte')
    expect((await get(`/outbox/${ID}/source`)).text).toContain('Feedback-ID: jour-14')
    const file = await app.request(`/outbox/${ID}/letter.eml`)
    expect(file.headers.get('content-type')).toBe('message/rfc822')
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${ID}.eml"`)
    const source = (await outbox.read(ID))?.source
    expect(Buffer.from(await file.arrayBuffer()).equals(source!)).toBe(true)
  })

  it('lists its web links outside the frame, and no other address', async () => {
    await keep({ html: '<a href="https://a.example/?x=1&amp;y=2">a</a> <a href="javascript:alert(1)">b</a>' })
    const { text } = await get(`/outbox/${ID}`)
    expect(text).toContain('href="https://a.example/?x=1&amp;y=2"')
    expect(text).toContain('rel="noopener noreferrer"')
    expect(text).not.toContain('javascript:')
  })

  it('is not there for any other id, whatever it says', async () => {
    await keep()
    for (const id of [
      'x',
      '..%2F..%2Fetc%2Fpasswd',
      '%2e%2e%2fsecret',
      '20190905T120000000Z-00000002',
      `${ID}%00`,
    ]) {
      for (const tab of ['', '/text', '/source', '/body', '/letter.eml']) {
        expect((await get(`/outbox/${id}${tab}`)).status).toBe(404)
      }
    }
  })
})

describe('safety', () => {
  it('answers under a name of this machine or the public one, and under no other that leads here', async () => {
    await keep()
    const statusAt = async (origin: string) => (await app.request(`${origin}/outbox/${ID}/source`)).status
    for (const own of ['http://localhost:2121', 'http://127.0.0.1', 'http://[::1]:2121', PUBLIC_URL])
      expect([own, await statusAt(own)]).toEqual([own, 200])
    for (const other of [
      'http://evil.example',
      'http://127.evil.example',
      'http://localhost.evil.example:2121',
    ])
      expect([other, await statusAt(other)]).toEqual([other, 421])
  })

  it('puts a policy on every page of ours that allows no script and no style but our own files', async () => {
    await keep()
    for (const path of [
      '/outbox',
      `/outbox/${ID}`,
      `/outbox/${ID}/text`,
      `/outbox/${ID}/source`,
      '/outbox/x',
    ]) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy')?.split('; ').sort()
      expect(policy).toEqual([
        "base-uri 'none'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "frame-src 'self'",
        "img-src 'self'",
        "require-trusted-types-for 'script'",
        "script-src 'self'",
        "style-src 'self'",
        "trusted-types 'none'",
      ])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-frame-options')).toBe('DENY')
    }
  })

  it('confines the HTML of a letter, even when it is opened on its own', async () => {
    await keep({ html: HOSTILE })
    const { headers, text } = await get(`/outbox/${ID}/body`)
    expect(text).toContain('<script>')
    const policy = headers.get('content-security-policy')?.split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        'img-src data:',
        'sandbox',
        "frame-ancestors 'self'",
      ]),
    )
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('shows a hostile letter as text everywhere on our pages', async () => {
    await keep({ subject: HOSTILE, html: HOSTILE })
    for (const path of ['/outbox', `/outbox/${ID}`, `/outbox/${ID}/text`, `/outbox/${ID}/source`]) {
      const { text } = await get(path)
      expect(text).not.toContain('<script')
      expect(text).not.toContain('<img')
    }
    expect((await get('/outbox')).text).toContain('&lt;script&gt;')
  })
})

describe('the style sheet', () => {
  it('is CSS, and is not sent again when unchanged', async () => {
    const { status, headers } = await get('/assets/feuilleton.css')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    const again = await app.request('/assets/feuilleton.css', {
      headers: { 'If-None-Match': headers.get('etag')! },
    })
    expect(again.status).toBe(304)
  })
})

describeWithBrowser('the outbox in a browser', () => {
  let browser: Browser
  let page: Page
  let server: ReturnType<typeof serve>
  let url: string

  beforeAll(async () => {
    browser = await launchBrowser()
  })

  afterAll(() => browser.close())

  beforeEach(async () => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((ready) => server.once('listening', ready))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    page = await (await browser.newContext()).newPage()
  })

  afterEach(async () => {
    await page.context().close()
    server.close()
  })

  it.each([360, 1280])(
    'has no accessibility violation and does not scroll sideways at %i pixels',
    async (width) => {
      for (let day = 0; day < 3; day++) await keep({}, new Date(NOON.getTime() + day * 86_400_000))
      await page.setViewportSize({ width, height: 800 })
      for (const path of [
        '/outbox',
        `/outbox/${ID}`,
        `/outbox/${ID}/text`,
        `/outbox/${ID}/source`,
        '/outbox/x',
      ]) {
        await page.goto(url + path)
        expect([path, await violationsOf(page)]).toEqual([path, []])
        expect([path, await contentWidth(page)]).toEqual([path, width])
      }
    },
  )

  it('runs nothing of a hostile letter and fetches nothing for it', async () => {
    const beacon = await startBeacon()
    const html = `<!doctype html><title>x</title><h1>Bonjour</h1><script>parent.document.title = document.title = "ran"; fetch("${beacon.url}")</script>
      <img src="${beacon.url}/x.png"><style>h1 { background: url(${beacon.url}/y.png) }</style><meta http-equiv="refresh" content="0;url=${beacon.url}/z">`
    await keep({ subject: HOSTILE, html })
    await page.goto(`${url}/outbox/${ID}`)
    await page.locator('iframe').contentFrame().locator('h1').waitFor()
    await page.goto(`${url}/outbox/${ID}/body`)
    await page.waitForTimeout(300)
    expect(await page.title()).toBe('x')
    expect(beacon.hits).toEqual([])
    beacon.stop()
  })
})
