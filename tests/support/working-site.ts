import { serve } from '@hono/node-server'
import { printFirstLink } from '../../src/actions/organisers/print-link.ts'
import { assembleDeliverer } from '../../src/assemble-deliverer.ts'
import { readConfig } from '../../src/config.ts'
import { startFormWork } from '../../src/form-work.ts'
import { openPost } from '../../src/mail/post.ts'
import { watchRelay } from '../../src/mail/relay-watch.ts'
import { play } from '../../src/rehearsal/play.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import { pagesOf } from '../../src/site.ts'
import type { Database } from '../../src/store/database.ts'
import { installationMark } from '../../src/store/secrets.ts'
import { testDatabase } from './database.ts'
import { IMPORTED } from './imported.ts'
import { ROOT } from './real-programme.ts'
import { type AnswerOf, type SmtpSink, startSink } from './smtp-sink.ts'

const FORMS_EVERY_MS = 20

export type WorkingSite = {
  url: string
  db: Database
  clock: VirtualClock
  /** The relay. */
  sink: SmtpSink
  /** The link that the service prints when it first starts. */
  firstLink(): Promise<string>
  /** Time goes by until an instant; what falls due meanwhile leaves. */
  playUntil(instant: string): Promise<void>
  stop(): Promise<void>
}

/**
 * A new installation: its pages on a port, its engine and a relay, on a clock that goes on only when it is told to. A
 * service in a process of its own would refuse to deliver on such a clock, as the database has another.
 */
export async function workingSite({ now, answer }: { now: string; answer?: AnswerOf }): Promise<WorkingSite> {
  const database = await testDatabase()
  const { db } = database
  const clock = virtualClock(new Date(now))
  const sink = await startSink(answer)
  const relay = { host: '127.0.0.1', port: sink.port, secure: false, requireTls: false }
  const { post, close: closePost } = openPost(relay, { name: 'test.localhost', sign: undefined })
  const { keys } = IMPORTED
  const config = { ...readConfig({ SMTP_CONNECTIONS: '4' }), root: ROOT }
  const onError = (error: Error) => {
    throw error
  }
  const server = await lateServer()
  const parts = { db, clock, keys, config, publicUrl: server.url }
  server.show(pagesOf({ ...parts, outbox: undefined, post, onError }).fetch)
  const stopForms = startFormWork({ ...parts, post, mailDomain: undefined, onError }, FORMS_EVERY_MS)
  const deliverer = assembleDeliverer({
    ...parts,
    relay,
    installation: await installationMark(db),
    name: 'walk',
    watch: watchRelay(clock),
    onOutcome: () => undefined,
    onPause: (_, reason) => onError(new Error(reason)),
  })
  return {
    url: server.url,
    db,
    clock,
    sink,
    firstLink: async () => `${server.url}/o/enter/${await printFirstLink(db, clock.now())}`,
    async playUntil(instant) {
      const until = new Date(instant)
      await play({ ...deliverer, clock }, { until })
      clock.set(until)
    },
    async stop() {
      await server.stop()
      await stopForms()
      deliverer.pool.close()
      closePost()
      await sink.close()
      await database.close()
    },
  }
}

type Fetch = (request: Request) => Response | Promise<Response>

/** A server whose pages are made when its address is known: they name it. */
function lateServer(): Promise<{ url: string; show(pages: Fetch): void; stop(): Promise<void> }> {
  let pages: Fetch = () => new Response('', { status: 503 })
  return new Promise((ready) => {
    const server = serve({ fetch: (request) => pages(request), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      ready({
        url: `http://127.0.0.1:${port}`,
        show: (shown) => {
          pages = shown
        },
        stop: () => new Promise((closed) => server.close(() => closed())),
      }),
    )
  })
}
