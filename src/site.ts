import { Hono } from 'hono'
import { openWebCopies } from './actions/readers/web-copy.ts'
import type { Config } from './config.ts'
import type { Clock } from './domain/clock.ts'
import { helpPath } from './domain/help-path.ts'
import type { TokenKeys } from './domain/tokens.ts'
import { LANGUAGES } from './language/language.ts'
import { createLetterCache } from './letters/letter-cache.ts'
import type { Outbox } from './mail/outbox.ts'
import type { Database } from './store/database.ts'
import { assetPages } from './web/assets.ts'
import { createFormGuard } from './web/form-guard.ts'
import { outboxPages } from './web/outbox/outbox.ts'
import { knowPlaces } from './web/place-language.ts'
import { certificatePages } from './web/reader/certificate/certificate.ts'
import { myEventPages } from './web/reader/events/my-event-pages.ts'
import { publicEventPages } from './web/reader/events/public-event-pages.ts'
import { registerPages } from './web/reader/events/register-pages.ts'
import { helpPages } from './web/reader/help/help.ts'
import { confirmPages } from './web/reader/join/confirm-pages.ts'
import { joinPages } from './web/reader/join/join-pages.ts'
import { linkPages } from './web/reader/join/link-pages.ts'
import { unsubscribePages } from './web/reader/leave/unsubscribe.ts'
import { addressPages } from './web/reader/me/address-pages.ts'
import { mePages } from './web/reader/me/me-pages.ts'
import { programmePages } from './web/reader/programme/programme-pages.ts'
import { archivePages } from './web/reader/read/archive-pages.ts'
import { cohortFeedPages } from './web/reader/read/cohort-feed.ts'
import { lessonsBeforePages } from './web/reader/read/lessons-before-pages.ts'
import { readPages } from './web/reader/read/read-pages.ts'

export type SiteParts = {
  db: Database
  clock: Clock
  keys: TokenKeys
  config: Config
  /** The base URL at which readers reach the service, without a trailing slash. */
  publicUrl: string
  outbox: Outbox | undefined
}

const LETTERS_KEPT = 100

/** Every page of the service, under its path. */
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
  for (const language of LANGUAGES) pages.route(helpPath(language), helpPages(language))
  pages.use(knowPlaces({ db, keys }))
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
