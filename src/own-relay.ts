import { join } from 'node:path'
import { startCatcher } from './mail/catcher.ts'
import { dateOf } from './mail/mail-facts.ts'
import { type Outbox, openOutbox } from './mail/outbox.ts'
import type { RelaySettings } from './mail/relay-settings.ts'
import type { Closers } from './open-delivery.ts'
import type { ServiceParts } from './service-parts.ts'

type OwnRelay = { relay: RelaySettings; outbox: Outbox }

/** Starts the relay of a service that was given none: it keeps letters in the outbox, and they go nowhere. */
export async function startOwnRelay(
  { config, clock }: Pick<ServiceParts, 'config' | 'clock'>,
  closers: Closers,
): Promise<OwnRelay> {
  const outbox = openOutbox(join(config.varDir, 'outbox'))
  // The letter's own instant, which differs from this machine's while a past is played on a virtual clock.
  const catcher = await startCatcher((mail) => outbox.keep(mail, dateOf(mail.bytes) ?? clock.now()))
  closers.push(() => catcher.close())
  return { relay: { host: '127.0.0.1', port: catcher.port, secure: false, requireTls: false }, outbox }
}
