import { pino } from 'pino'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { startService } from '../../service.ts'
import type { Role } from '../../service-parts.ts'
import type { Output } from '../output.ts'
import { newDatabaseWords } from '../with-store.ts'
import type { ParentProcess } from './processes/parent-process.ts'
import { stopSignal } from './stop-signal.ts'

/** `parent`: of a worker that is one of several. */
type Serving = { role: Role; parent: ParentProcess | undefined }

/**
 * `feuilleton serve`, `web`, `worker`, `receive`: runs until SIGTERM or SIGINT, then finishes what is handed over and
 * gives back the rest.
 */
export async function serve(config: Config, { role, parent }: Serving, output: Output): Promise<number> {
  const log = pino({ level: config.logLevel })
  // One of several has its health pages for its parent alone.
  const own = parent ? { ...config, host: '127.0.0.1', port: 0 } : config
  const onNewDatabase = (directory: string) => output.err(newDatabaseWords(directory))
  const service = await startService({ role, config: own, clock: systemClock, log, onNewDatabase })
  const asked = stopSignal() // before anybody knows whom to stop
  if (parent) parent.tell({ url: service.url })
  else output.err(`Feuilleton${role === 'serve' ? '' : ` (${role})`} serves at ${service.url}`)
  if (service.usesOutbox) output.err(`SMTP_URL is not set: letters stay here, see ${service.url}/outbox`)
  if (service.returnedAt) output.err(`Mail that comes back is taken at ${service.returnedAt}`)
  if (service.firstLink) {
    output.err('Nobody can sign in yet. This link makes the first owner; it opens once, within a day:')
    output.err(service.firstLink)
  }
  const signal = await Promise.race([asked, ...(parent ? [parent.gone] : [])])
  if (!parent) output.err(`${signal}: finishing what is under way`)
  await service.stop()
  return 0
}
