import { Hono } from 'hono'

/** Answers `undefined` when all is well, or a sentence that says what is not. May throw: then that is the reason. */
export type ReadyCheck = () => Promise<string | undefined>

/** `/healthz`: the process lives. `/readyz`: it can do its work; 503 with the reason when it cannot. */
export function healthPages(ready: ReadyCheck): Hono {
  return new Hono()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      const fault = await ready().catch((error: Error) => error.message)
      return fault === undefined ? c.text('ready\n') : c.text(`${fault}\n`, 503)
    })
}
