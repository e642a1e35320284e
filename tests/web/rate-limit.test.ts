import fc from 'fast-check'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientIp, networkOf } from '../../src/web/client-ip.ts'
import { limitByIp } from '../../src/web/rate-limit.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { served } from '../support/served.ts'

const HOUR = 60 * 60

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

describe('a limit by address', () => {
  it('takes so many requests, then answers 429 with when to come back', async () => {
    const { ask, reached } = limited(2)
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
    const refused = await ask()
    expect(refused.status).toBe(429)
    const wait = Number(refused.headers.get('Retry-After'))
    expect(Number.isInteger(wait) && wait > HOUR - 60 && wait <= HOUR).toBe(true)
    expect(reached).toHaveLength(2)
  })

  it('says so calmly, in the reader’s language', async () => {
    const { ask } = limited(1)
    await ask()
    expect(await (await ask()).text()).toContain('Réessayez dans 60 minutes.')
    const english = await (await ask({ 'Accept-Language': 'en' })).text()
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('Too many requests at once')
  })

  it('counts each address by itself', async () => {
    const { ask } = limited(1)
    const from = (ip: string) => ask({ 'X-Forwarded-For': ip })
    expect((await from('203.0.113.1')).status).toBe(200)
    expect((await from('203.0.113.2')).status).toBe(200)
    expect((await from('203.0.113.1')).status).toBe(429)
  })

  it('counts a network of IPv6 as one', async () => {
    const { ask } = limited(1)
    const from = (ip: string) => ask({ 'X-Forwarded-For': ip })
    expect((await from('2001:db8:1:2::1')).status).toBe(200)
    expect((await from('2001:DB8:1:2:ffff::9')).status).toBe(429)
    expect((await from('2001:db8:1:3::1')).status).toBe(200)
  })

  it('counts a /48 of IPv6 too, for whoever has all its networks', async () => {
    const { ask } = limited(1)
    const statuses = []
    for (let network = 1; network <= 9; network++)
      statuses.push((await ask({ 'X-Forwarded-For': `2001:db8:1:${network}::1` })).status)
    expect(statuses).toEqual([...Array(8).fill(200), 429])
    expect((await ask({ 'X-Forwarded-For': '2001:db8:2:1::1' })).status).toBe(200)
  })

  it('is counted by all processes together', async () => {
    const [one, other] = [limited(1), limited(1)]
    expect((await one.ask()).status).toBe(200)
    expect((await other.ask()).status).toBe(429)
  })

  it('counts what has another name by itself', async () => {
    const app = new Hono()
    const env = connection('192.0.2.9')
    for (const name of ['join', 'link']) {
      app.get(`/${name}`, limitByIp({ db: database.db, name, points: 1, perSeconds: HOUR }), (c) =>
        c.text('ok'),
      )
    }
    const statuses = []
    for (const path of ['/join', '/link', '/join']) statuses.push((await app.request(path, {}, env)).status)
    expect(statuses).toEqual([200, 200, 429])
  })

  it('gives new points when the time is over', async () => {
    const { ask } = limited(1, 1)
    await ask()
    const again = async () => (await ask()).status
    expect(await again()).toBe(429)
    await expect.poll(again).toBe(200)
  })
})

describe('where a request comes from', () => {
  it('is the socket, whatever the request says, when there is no proxy', async () => {
    expect(await from('192.0.2.9', '203.0.113.1', 0)).toBe('192.0.2.9')
    expect(await from('192.0.2.9', undefined, 0)).toBe('192.0.2.9')
  })

  it('is what the outermost proxy saw, and not what was written before', async () => {
    expect(await from('127.0.0.1', '203.0.113.1', 1)).toBe('203.0.113.1')
    expect(await from('127.0.0.1', '198.51.100.1, 203.0.113.1', 1)).toBe('203.0.113.1')
    expect(await from('127.0.0.1', '198.51.100.1, 203.0.113.1,192.0.2.1', 2)).toBe('203.0.113.1')
  })

  it('is the farthest that is known when there are fewer proxies than said', async () => {
    expect(await from('127.0.0.1', '203.0.113.1', 3)).toBe('203.0.113.1')
    expect(await from('192.0.2.9', undefined, 1)).toBe('192.0.2.9')
  })

  it('is counted without empty elements, which are none (RFC 9110 §5.6.1.2)', async () => {
    expect(await from('127.0.0.1', ', 203.0.113.1', 2)).toBe('203.0.113.1')
    expect(await from('127.0.0.1', '198.51.100.1, 203.0.113.1, ,192.0.2.1', 2)).toBe('203.0.113.1')
  })

  it('is what stands so many before the end, whatever is written there', async () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6())
    const proxies = fc.array(address, { minLength: 1, maxLength: 4 })
    const before = fc.array(fc.oneof(address, fc.constantFrom('unknown', '_hidden', '1.2.3.4:5')))
    await fc.assert(
      fc.asyncProperty(before, proxies, async (written, [client, ...seen]) => {
        const header = [...written, client, ...seen].join(', ')
        expect(await from('127.0.0.1', header, seen.length + 1)).toBe(client)
      }),
    )
  })

  it('is read with a port, in brackets and in neither', async () => {
    expect(await from('127.0.0.1', '203.0.113.1:4711', 1)).toBe('203.0.113.1')
    expect(await from('127.0.0.1', '[2001:db8::7]:4711', 1)).toBe('2001:db8::7')
    expect(await from('127.0.0.1', '2001:db8::7', 1)).toBe('2001:db8::7')
  })

  it('is the socket when the proxy says what is no address', async () => {
    for (const text of ['unknown', '', '999.1.1.1', '<script>', ',,,', '7', '0x7f.1', '010.0.0.1']) {
      expect(await from('127.0.0.1', text, 1)).toBe('127.0.0.1')
    }
  })

  it('is nowhere when there is no connection', async () => {
    expect(await from(undefined, undefined, 0)).toBe('undefined')
  })

  it('is known behind a real server', async () => {
    const app = new Hono().get('/', (c) => c.text(networkOf(clientIp(c, 0) ?? 'nowhere')))
    const { url, stop } = await served(app)
    const answer = await (await fetch(url, { headers: { Connection: 'close' } })).text()
    await stop()
    expect(answer).toBe('127.0.0.1')
  })
})

describe('a network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['fe80::1%br-lan.100', 'fe80:0:0:0::/64'],
    ['::203.0.113.7', '0:0:0:0::/64'],
    ['::ffff:0:203.0.113.7', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
    ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
  ])('of %s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network)
  })

  it('is the same for whatever the last 64 bits are, however they are written, and for no others', () => {
    const group = fc.integer({ min: 0, max: 0xffff })
    const four = fc.tuple(group, group, group, group)
    fc.assert(
      fc.property(four, four, four, (network, one, other) => {
        const written = [...network, ...one].map((number) => number.toString(16)).join(':')
        const compressed = new URL(`http://[${written}]`).hostname.slice(1, -1)
        const neighbour = [...network, ...other]
          .map((number) => number.toString(16).padStart(4, '0'))
          .join(':')
        fc.pre(!networkOf(written).includes('.') && !networkOf(neighbour).includes('.'))
        expect(networkOf(compressed)).toBe(networkOf(written))
        expect(networkOf(neighbour.toUpperCase())).toBe(networkOf(written))
        const apart = [...network.slice(0, 3), network[3] ^ 1, ...one]
        expect(networkOf(apart.map((number) => number.toString(16)).join(':'))).not.toBe(networkOf(written))
      }),
    )
  })
})

const connection = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })

function limited(points: number, perSeconds = HOUR) {
  const reached: string[] = []
  const app = new Hono()
  app.get('/', limitByIp({ db: database.db, name: 'x', points, perSeconds, trustedProxies: 1 }), (c) => {
    reached.push('here')
    return c.text('ok')
  })
  const ask = (headers: Record<string, string> = {}) => app.request('/', { headers }, connection('192.0.2.9'))
  return { ask, reached }
}

async function from(
  socket: string | undefined,
  header: string | undefined,
  proxies: number,
): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(String(clientIp(c, proxies))))
  const headers: Record<string, string> = header === undefined ? {} : { 'X-Forwarded-For': header }
  return (await app.request('/', { headers }, socket ? connection(socket) : {})).text()
}
