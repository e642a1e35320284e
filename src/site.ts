import { Hono } from 'hono'
import type { Rehearsals } from './actions/cohorts/rehearsals.ts'
import { openWebCopies } from './actions/readers/web-copy.ts'
import type { Config } from './config.ts'
import type { Clock } from './domain/clock.ts'
import { helpPath, privacyPath } from './domain/help-path.ts'
import { PICTURES_PATH } from './domain/lesson-picture.ts'
import type { TokenKeys } from './domain/tokens.ts'
import { LANGUAGES } from './language/language.ts'
import { createLetterCache } from './letters/letter-cache.ts'
import { askServers } from './mail/ask-servers.ts'
import type { Doctor } from './mail/doctor/doctor.ts'
import { findFamilies } from './mail/find-families.ts'
import type { Outbox } from './mail/outbox.ts'
import type { Post } from './mail/post.ts'
import type { Database } from './store/database.ts'
import { assetRouter } from './web/assets.ts'
import { brandRouter } from './web/brand/brand-router.ts'
import { knowBrands } from './web/brand/place-brand.ts'
import { createFormGuard } from './web/form-guard.ts'
import { metricsRouter } from './web/metrics.ts'
import { organiserRouter } from './web/organiser/organiser-router.ts'
import { outboxRouter } from './web/outbox/outbox.ts'
import { headersOfTheRest } from './web/page-headers.ts'
import { picturesRouter } from './web/pictures-router.ts'
import { knowPlaces } from './web/place-language.ts'
import { certificateRouter } from './web/reader/certificate/certificate.ts'
import { myEventRouter } from './web/reader/events/my-event-router.ts'
import { publicEventRouter } from './web/reader/events/public-event-router.ts'
import { registerRouter } from './web/reader/events/register-router.ts'
import { helpRouter, privacyRouter } from './web/reader/help/help.ts'
import { confirmRouter } from './web/reader/join/confirm-router.ts'
import { joinRouter } from './web/reader/join/join-router.ts'
import { linkRouter } from './web/reader/join/link-router.ts'
import { unsubscribeRouter } from './web/reader/leave/unsubscribe.ts'
import { addressRouter } from './web/reader/me/address-router.ts'
import { meRouter } from './web/reader/me/me-router.ts'
import { programmeRouter } from './web/reader/programme/programme-router.ts'
import { archiveRouter } from './web/reader/read/archive-router.ts'
import { cohortFeedRouter } from './web/reader/read/cohort-feed.ts'
import { lessonsBeforeRouter } from './web/reader/read/lessons-before-router.ts'
import { readRouter } from './web/reader/read/read-router.ts'
import { sampleLinkRouter } from './web/reader/sample-link.ts'
import { fetchText, keepFetched } from './web/relay-reports/fetch-text.ts'
import { relayReportsRouter } from './web/relay-reports/relay-reports-router.ts'
import { answerAllElse } from './web/site-answers.ts'
import { SAMPLE_PATH } from './writing/sample-letter.ts'

export type SiteParts = {
  db: Database
  clock: Clock
  keys: TokenKeys
  config: Config
  /** The base URL at which readers reach the service, without a trailing slash. */
  publicUrl: string
  outbox: Outbox | undefined
  /** Sends mail to organisers; undefined in a process without a relay. */
  post: Post | undefined
  /** Examines how mail leaves; undefined where there is nothing to examine. */
  doctor?: Doctor | undefined
  /** Plays cohorts beside the pages; undefined where nothing is to be played. */
  rehearsals?: Rehearsals | undefined
  onError: (error: Error) => void
  isDemo?: boolean | undefined
}

const LETTERS_KEPT = 100

/** Every page of the service, under its path. */
export function pagesOf(site: SiteParts): Hono {
  const { db, clock, keys, config, publicUrl, outbox } = site
  const guard = createFormGuard({ keys, clock, publicUrl })
  const parts = { db, clock, keys, publicUrl, guard, trustedProxies: config.trustedProxies }
  const letters = createLetterCache({ most: LETTERS_KEPT })
  const families = findFamilies(askServers())
  const webCopy = openWebCopies({ db, letters, keys, clock, publicUrl })
  const { post, doctor, rehearsals, onError, isDemo = false } = site
  const router = new Hono()
  router.use(headersOfTheRest())
  const { trustedProxies, bounceHttp } = config
  const reports = {
    db,
    clock,
    trustedProxies,
    ...bounceHttp,
    fetchText: keepFetched(fetchText),
    onError: site.onError,
  }
  router.route('/returned', relayReportsRouter(reports))
  router.route('/', metricsRouter({ db, clock, token: config.metricsToken, familyOf: families.known }))
  router.route('/assets', assetRouter())
  router.route('/brand', brandRouter({ db }))
  router.route(PICTURES_PATH, picturesRouter({ db }))
  router.use(knowBrands({ db, keys }))
  const told = { db, retention: config.retention }
  for (const language of LANGUAGES) {
    router.route(helpPath(language), helpRouter(told, language))
    router.route(privacyPath(language), privacyRouter(told, language))
  }
  router.use(knowPlaces({ db, keys }))
  router.route('/p', joinRouter(parts))
  router.route('/p', programmeRouter(parts))
  router.route('/confirm', confirmRouter(parts))
  router.route('/address', addressRouter(parts))
  router.route('/link', linkRouter(parts))
  router.route('/me', meRouter(parts))
  router.route('/me', certificateRouter(parts))
  router.route('/me', myEventRouter({ ...parts, mailDomain: config.mailDomain }))
  router.route('/me', lessonsBeforeRouter({ ...parts, webCopy }))
  router.route('/e', publicEventRouter(parts))
  router.route('/register', registerRouter(parts))
  router.route('/read', readRouter({ ...parts, webCopy }))
  router.route('/c', cohortFeedRouter({ db, clock, mailDomain: config.mailDomain }))
  router.route('/c', archiveRouter({ ...parts, webCopy }))
  router.route('/u', unsubscribeRouter(parts))
  router.route(SAMPLE_PATH, sampleLinkRouter())
  const organisers = {
    post,
    doctor,
    letters,
    rehearsals,
    onError,
    isDemo,
    mailDomain: config.mailDomain,
    pacing: {
      limits: config.mailLimits,
      families,
      warmUpFrom: config.warmUpFrom,
    },
    root: config.root,
  }
  router.route('/o', organiserRouter({ ...parts, ...organisers }))
  if (outbox) {
    router.route('/outbox', outboxRouter({ outbox, publicUrl, clock }))
    router.get('/', (c) => c.redirect('/outbox'))
  }
  answerAllElse(router, onError)
  return router
}
