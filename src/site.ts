import { Hono } from 'hono'
import { openWebCopies } from './actions/web-copy.ts'
import type { Config } from './config.ts'
import type { Clock } from './domain/clock.ts'
import type { TokenKeys } from './domain/tokens.ts'
import { createLetterCache } from './letters/letter-cache.ts'
import type { Outbox } from './mail/outbox.ts'
import type { Database } from './store/database.ts'
import { assetPages } from './web/assets.ts'
import { certificatePages } from './web/certificate.ts'
import { myEventPages } from './web/events/my-event-pages.ts'
import { publicEventPages } from './web/events/public-event-pages.ts'
import { registerPages } from './web/events/register-pages.ts'
import { createFormGuard } from './web/form-guard.ts'
import { helpPages } from './web/help.ts'
import { confirmPages } from './web/join/confirm-pages.ts'
import { joinPages } from './web/join/join-pages.ts'
import { linkPages } from './web/join/link-pages.ts'
import { addressPages } from './web/me/address-pages.ts'
import { mePages } from './web/me/me-pages.ts'
import { outboxPages } from './web/outbox.ts'
import { placeLanguage } from './web/place-language.ts'
import { programmePages } from './web/programme/programme-pages.ts'
import { archivePages } from './web/read/archive-pages.ts'
import { cohortFeedPages } from './web/read/cohort-feed.ts'
import { lessonsBeforePages } from './web/read/lessons-before-pages.ts'
import { readPages } from './web/read/read-pages.ts'
import { unsubscribePages } from './web/unsubscribe.ts'

export type SiteParts = {
  db: Database
  clock: Clock
  keys: TokenKeys
  config: Config
  /** Where readers reach the service, without a slash at the end. */
  publicUrl: string
  outbox: Outbox | undefined
}

const LETTERS_KEPT = 100

/** Every page of the service, each at its place. */
export function readerSite({ db, clock, keys, config, publicUrl, outbox }: SiteParts): Hono {
  const guard = createFormGuard({ keys, clock, publicUrl })
  const parts = { db, clock, keys, publicUrl, guard, trustedProxies: config.trustedProxies }
  const webCopy = openWebCopies({
    db,
    letters: createLetterCache({ most: LETTERS_KEPT }),
    keys,
    clock,
    publicUrl,
  })
  const pages = new Hono()
  pages.route('/assets', assetPages())
  pages.route('/aide', helpPages('fr'))
  pages.route('/help', helpPages('en'))
  pages.use(placeLanguage({ db, keys }))
  pages.route('/p', joinPages(parts))
  pages.route('/p', programmePages(parts))
  pages.route('/confirm', confirmPages(parts))
  pages.route('/address', addressPages(parts))
  pages.route('/link', linkPages(parts))
  pages.route('/me', mePages(parts))
  pages.route('/me', certificatePages(parts))
  pages.route('/me', myEventPages({ ...parts, mailDomain: config.mailDomain }))
  pages.route('/me', lessonsBeforePages({ ...parts, webCopy }))
  pages.route('/e', publicEventPages(parts))
  pages.route('/register', registerPages(parts))
  pages.route('/read', readPages({ ...parts, webCopy }))
  pages.route('/c', cohortFeedPages({ db, clock, mailDomain: config.mailDomain }))
  pages.route('/c', archivePages({ ...parts, webCopy }))
  pages.route('/u', unsubscribePages(parts))
  if (outbox) {
    pages.route('/outbox', outboxPages(outbox))
    pages.get('/', (c) => c.redirect('/outbox'))
  }
  return pages
}
