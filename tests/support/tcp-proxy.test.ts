import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './database.ts'
import { startProxy, type TcpProxy } from './tcp-proxy.ts'

let proxy: TcpProxy
const closers: (() => void | Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function proxyTo(port: number): Promise<void> {
  proxy = await startProxy(port)
  closers.push(() => proxy.close())
}

/** A server that says back what it hears, and what it has heard. */
async function echo(): Promise<{ port: number; heard: () => string }> {
  let heard = ''
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined).on('end', () => socket.end('bye'))
    socket.on('data', (bytes) => {
      heard += bytes.toString()
      socket.write(bytes)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closers.push(() => void server.close())
  return { port: (server.address() as { port: number }).port, heard: () => heard }
}

async function client(): Promise<Socket> {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true })
  closers.push(() => void socket.destroy())
  await once(socket, 'connect')
  return socket
}

async function said(socket: Socket): Promise<string> {
  const [bytes] = await once(socket, 'data')
  return String(bytes)
}

const failureOf = async (socket: Socket) => ((await once(socket, 'error'))[0] as { code: string }).code

describe('a proxy', () => {
  let heard: () => string

  beforeEach(async () => {
    const server = await echo()
    heard = server.heard
    await proxyTo(server.port)
  })

  it('passes bytes and goodbyes in both directions', async () => {
    const socket = await client()
    socket.write('one')
    expect(await said(socket)).toBe('one')
    expect(proxy.connections).toBe(1)
    const end = once(socket, 'end')
    socket.end()
    expect(await said(socket)).toBe('bye')
    await end
    await expect.poll(() => proxy.connections).toBe(0)
  })

  it('resets every connection when it cuts, and takes new ones', async () => {
    const [one, two] = [await client(), await client()]
    await expect.poll(() => proxy.connections).toBe(2)
    const failures = Promise.all([failureOf(one), failureOf(two)])
    proxy.cut()
    expect(await failures).toEqual(['ECONNRESET', 'ECONNRESET'])
    const again = await client()
    again.write('again')
    expect(await said(again)).toBe('again')
  })

  it('resets who comes while it refuses, and leaves who is there', async () => {
    const there = await client()
    there.write('before')
    expect(await said(there)).toBe('before')
    proxy.refuse(true)
    const late = connect(proxy.port, '127.0.0.1')
    expect(await failureOf(late)).toBe('ECONNRESET')
    there.write('still')
    expect(await said(there)).toBe('still')
    proxy.refuse(false)
    const later = await client()
    later.write('later')
    expect(await said(later)).toBe('later')
  })

  it('holds bytes while it stalls, on old and new connections, and loses none', async () => {
    const old = await client()
    old.write('0')
    await said(old)
    proxy.stall(true)
    const fresh = await client()
    let early = false
    for (const socket of [old, fresh]) {
      socket.once('data', () => {
        early = true
      })
    }
    const answers = Promise.all([said(old), said(fresh)])
    old.write('a')
    fresh.write('b')
    await expect.poll(() => proxy.connections).toBe(2)
    await new Promise((later) => setTimeout(later, 100))
    expect([early, heard()]).toEqual([false, '0'])
    proxy.stall(false)
    expect(await answers).toEqual(['a', 'b'])
  })

  it('loses what its hook wants lost: the request, or the reply to it', async () => {
    proxy.onClientBytes((bytes) => {
      if (bytes.includes('request')) return 'cut-request'
      return bytes.includes('reply') ? 'cut-reply' : undefined
    })
    const one = await client()
    one.write('request')
    expect(await failureOf(one)).toBe('ECONNRESET')
    const two = await client()
    const replies: Buffer[] = []
    two.on('data', (bytes) => replies.push(bytes))
    two.write('reply')
    expect(await failureOf(two)).toBe('ECONNRESET')
    expect([heard(), replies]).toEqual(['reply', []])
  })
})

describe('a proxy in front of PostgreSQL', () => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await testDatabase()
    closers.push(() => database.close())
    await proxyTo(Number(new URL(database.url).port))
  })

  it('makes a commit whose reply is lost: the client fails, and the row is there', async () => {
    const url = new URL(database.url)
    url.port = String(proxy.port)
    const there = new pg.Client({ connectionString: url.href })
    there.on('error', () => undefined)
    await there.connect()
    proxy.onClientBytes((bytes) => (/\bcommit\b/i.test(bytes.toString('latin1')) ? 'cut-reply' : undefined))
    await there.query('create table kept (id int)')
    await there.query('begin')
    await there.query('insert into kept values (1)')
    await expect(there.query('commit')).rejects.toThrow()
    const direct = new pg.Client({ connectionString: database.url })
    await direct.connect()
    expect((await direct.query('select id from kept')).rows).toEqual([{ id: 1 }])
    await direct.end()
  })
})
