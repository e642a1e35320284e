import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { assetAddress, assetRouter } from '../../src/web/assets.ts'
import { pageHeaders, personalPageHeaders } from '../../src/web/page-headers.ts'

describe('the headers of a page', () => {
  it('let nothing run or load but our own files, and nobody frame it', async () => {
    const headers = await headersOf(pageHeaders())
    expect(Object.fromEntries(policyIn(headers))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'font-src': "'self'",
      'frame-src': "'self'",
      'img-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    })
    expect(headers.get('X-Frame-Options')).toBe('DENY')
  })

  it('let htmx alone write markup on a live page, by a policy with a name', async () => {
    const policy = Object.fromEntries(policyIn(await headersOf(pageHeaders({ isLive: true }))))
    expect(policy).toMatchObject({
      'require-trusted-types-for': "'script'",
      'trusted-types': 'feuilleton',
      'connect-src': "'self'",
    })
  })

  it('say nothing to other sites, and shut off what no page needs', async () => {
    const headers = await headersOf(pageHeaders())
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    const shut = headers.get('Permissions-Policy')?.split(', ')
    expect(shut).toEqual(
      expect.arrayContaining(['camera=()', 'microphone=()', 'geolocation=()', 'payment=()', 'usb=()']),
    )
    expect(shut?.every((feature) => feature.endsWith('=()'))).toBe(true)
    expect(shut?.join()).not.toMatch(/clipboard-write|publickey/)
  })

  it('set no cookie', async () => {
    expect((await headersOf(personalPageHeaders())).get('Set-Cookie')).toBeNull()
  })

  it('leave a handler its own', async () => {
    const own = { 'Content-Security-Policy': 'sandbox' }
    expect((await headersOf(pageHeaders(), own)).get('Content-Security-Policy')).toBe('sandbox')
  })
})

describe('the headers of a page with a personal token', () => {
  it('keep the page out of every cache, whatever its handler says', async () => {
    const headers = await headersOf(personalPageHeaders(), { 'Cache-Control': 'public, max-age=60' })
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect((await headersOf(pageHeaders())).get('Cache-Control')).toBeNull()
  })

  it('are those of every page too', async () => {
    const { 'default-src': rest } = Object.fromEntries(policyIn(await headersOf(personalPageHeaders())))
    expect(rest).toBe("'none'")
  })
})

describe('the shared files', () => {
  it.each([
    ['feuilleton.css', 'text/css; charset=utf-8'],
    ['feuilleton.svg', 'image/svg+xml'],
    ['zone.js', 'text/javascript; charset=utf-8'],
  ])('%s has the type that browsers insist on', async (name, type) => {
    const answer = await assetRouter().request(`/${name}`)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, type])
  })

  it('are kept for a year under an address that changes with what is in them', async () => {
    const address = assetAddress('feuilleton.css')
    const of = async (path: string) => {
      const { status, headers } = await new Hono().route('/assets', assetRouter()).request(path)
      return [status, headers.get('Cache-Control')]
    }
    expect(address).toMatch(/^\/assets\/feuilleton\.[0-9a-f]{12}\.css$/)
    expect(await of(address)).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(await of('/assets/feuilleton.0123456789ab.css')).toEqual([200, 'no-cache'])
    expect(await of('/assets/feuilleton.css')).toEqual([200, 'no-cache'])
    expect((await of('/assets/..%2fassets.ts'))[0]).toBe(404)
  })

  it('are packed for whoever takes them packed', async () => {
    const sheet = async (headers: Record<string, string>) =>
      assetRouter().request('/feuilleton.css', { headers })
    const packed = await sheet({ 'Accept-Encoding': 'gzip, br' })
    expect([packed.headers.get('Content-Encoding'), packed.headers.get('Vary')]).toEqual([
      'gzip',
      'Accept-Encoding',
    ])
    const plain = await (await sheet({})).text()
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(plain)
  })

  it('name no font that is not there', async () => {
    const sheet = await (await assetRouter().request('/feuilleton.css')).text()
    const fonts = [...sheet.matchAll(/url\(([^)]+)\)/g)].map(([, address = '']) => address)
    expect(fonts).toHaveLength(4)
    for (const address of fonts) {
      const { status, headers } = await new Hono().route('/assets', assetRouter()).request(address)
      expect([status, headers.get('Content-Type')]).toEqual([200, 'font/woff2'])
    }
  })
})

async function headersOf(
  middleware: ReturnType<typeof pageHeaders>,
  own: Record<string, string> = {},
): Promise<Headers> {
  const app = new Hono().use(middleware).get('/', (c) => c.html('<p>x', 200, own))
  return (await app.request('/')).headers
}

function policyIn(headers: Headers): [string, string][] {
  const policy = headers.get('Content-Security-Policy') ?? ''
  return policy.split('; ').map((line) => {
    const [name = '', ...sources] = line.split(' ')
    return [name, sources.join(' ')]
  })
}
