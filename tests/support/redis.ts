import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe, it } from 'vitest'

const found = spawnSync('redis-server', ['--version']).status === 0

/** Tests that need a real Redis: skipped aloud where there is none, and a failure there in continuous integration. */
export function describeWithRedis(name: string, tests: () => void): void {
  if (found) {
    describe(name, tests)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs redis-server', () => {
        throw new Error('no redis-server on the PATH')
      })
    })
  } else {
    console.info(`skipped, as this machine has no redis-server: ${name}`)
    describe.skip(name, tests)
  }
}

/** A Redis of its own on a free port of loopback, set as the service asks for. */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'feuilleton-redis-'))
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory]
  const safe = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction']
  const child = spawn('redis-server', [...settings, ...safe], { stdio: 'ignore' })
  const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 100, maxRetriesPerRequest: 100 })
  client.on('error', () => undefined) // until it listens
  await client.ping()
  client.disconnect()
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
