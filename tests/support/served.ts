import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

/** These pages behind a real server of this machine. */
export function served({ fetch }: Hono): Promise<{ url: string; stop(): Promise<void> }> {
  return new Promise((ready, failed) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      ready({
        url: `http://127.0.0.1:${port}`,
        stop: () => new Promise((closed) => server.close(() => closed())),
      }),
    )
    server.on('error', failed)
  })
}
