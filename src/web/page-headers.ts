import type { MiddlewareHandler } from 'hono'
import { every } from 'hono/combine'
import { secureHeaders } from 'hono/secure-headers'

export type PageHeaders = {
  /**
   * Whether the answer to a form may lead to another site. Browsers hold such a redirect, and each one that follows it
   * there, to `form-action`: so it is every https address, and not the one that the first redirect names.
   */
  formsLeadOut?: boolean
  /** Whether a script of ours asks the server for parts of the page anew. */
  isLive?: boolean
}

/**
 * Our own scripts write text and values; no text becomes markup or code. On live pages htmx writes markup, by the one
 * policy of `assets/live.js`.
 */
const TYPED = { requireTrustedTypesFor: ["'script'"], trustedTypes: ["'none'"] }
const TYPED_LIVE = { ...TYPED, trustedTypes: ['feuilleton'] }

/** What no page needs. Passkeys and the clipboard, which some do, are not in it. */
const PERMISSIONS = {
  accelerometer: [],
  autoplay: [],
  bluetooth: [],
  camera: [],
  displayCapture: [],
  geolocation: [],
  gyroscope: [],
  hid: [],
  idleDetection: [],
  magnetometer: [],
  microphone: [],
  midi: [],
  payment: [],
  screenWakeLock: [],
  serial: [],
  usb: [],
  xrSpatialTracking: [],
}

/**
 * The headers of every page of ours: no script, style or font but our own files, no framing by others. A handler that
 * needs another policy sets its own header, which stays.
 */
export function pageHeaders({ formsLeadOut = false, isLive = false }: PageHeaders = {}): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      frameSrc: ["'self'"],
      imgSrc: ["'self'"],
      ...(isLive ? { ...TYPED_LIVE, connectSrc: ["'self'"] } : TYPED),
      formAction: formsLeadOut ? ["'self'", 'https:'] : ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: PERMISSIONS,
    xFrameOptions: 'DENY',
    // Not `no-referrer`: browsers then send our own forms with `Origin: null`, as if they were a stranger's.
    referrerPolicy: 'same-origin',
    originAgentCluster: false,
    strictTransportSecurity: false, // for the proxy that has the certificate
    overwrite: false,
  })
}

/** For a whole site: `pageHeaders` on every answer that has none, so that no router can forget them. */
export function headersOfTheRest(): MiddlewareHandler {
  const add = pageHeaders()
  return async (c, next) => {
    await next()
    // Nothing else sets it.
    if (!c.res.headers.has('permissions-policy')) await add(c, async () => undefined)
  }
}

/** For pages whose address has a personal token in it: `pageHeaders`, and no copy of the page stays anywhere. */
export function personalPageHeaders(settings: PageHeaders = {}): MiddlewareHandler {
  return every(pageHeaders(settings), async (c, next) => {
    await next()
    c.res.headers.set('Cache-Control', 'no-store')
  })
}
