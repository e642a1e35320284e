import { Hono } from 'hono'

/** Answers `undefined` when all is well, or a sentence that says what is not. May throw: then that is the reason. */
export type ReadyCheck = () => Promise<string | undefined>

/** What a process needs for its work. The relay stands apart: a restart does not mend it. */
export type ReadyChecks = { service: ReadyCheck; relay?: ReadyCheck }

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work; 503 with the reason when it cannot.
 * `/readyz?exclude=relay`: the same without the relay, for what restarts a process or takes it out of service.
 */
export function healthRouter({ service, relay }: ReadyChecks): Hono {
  return new Hono()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      const isExcluded = c.req.queries('exclude')?.includes('relay') ?? false
      const ready = async () => (await service()) ?? (isExcluded ? undefined : await relay?.())
      const fault = await ready().catch((error: Error) => error.message)
      return fault === undefined ? c.text('ready\n') : c.text(`${fault}\n`, 503)
    })
}
