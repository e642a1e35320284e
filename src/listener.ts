import { serve as serveHttp } from '@hono/node-server'
import { Hono } from 'hono'
import type { Config } from './config.ts'
import { healthRouter } from './web/health.ts'

const CLOSE_PAGES_MS = 2_000

/** The port of the pages. Its health page answers from the first moment, before anything else is there. */
export type Listener = {
  url: string
  /** Sets the reason why the service is not ready yet. */
  wait(reason: string): void
  /** Shows these pages from now on. */
  show(pages: Hono): void
  close(): Promise<void>
}

/** @throws a system error when it cannot listen, such as EADDRINUSE when the port is taken. */
export async function openListener({ host, port }: Config): Promise<Listener> {
  let reason = 'it is starting'
  let shown = new Hono().route('/', healthRouter({ service: async () => reason }))
  const { server, port: actual } = await listen((request, env) => shown.fetch(request, env), { host, port })
  return {
    url: `http://${host === '0.0.0.0' ? 'localhost' : host}:${actual}`,
    wait(why) {
      reason = why
    },
    show(pages) {
      shown = pages
    },
    close() {
      // Requests in progress are waited for; idle connections are closed.
      setTimeout(
        () => 'closeAllConnections' in server && server.closeAllConnections(),
        CLOSE_PAGES_MS,
      ).unref()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

type Listening = { server: ReturnType<typeof serveHttp>; port: number }

function listen(
  // `env` holds what pages know of the connection, such as the client's address.
  fetch: (request: Request, env: object) => Response | Promise<Response>,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  return new Promise((ready, failed) => {
    const server = serveHttp({ fetch, port, hostname: host }, (at) => ready({ server, port: at.port }))
    server.on('error', failed)
  })
}
