import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import type { Clock } from '../domain/clock.ts'
import { makeToken, readToken, type TokenKeys } from '../domain/tokens.ts'
import type { Html } from '../html/html.ts'
import { sayIn } from '../language/say.ts'
import { calmPage } from './calm-page.ts'
import { placeLanguage } from './language.ts'
import { ownPage, senderIsForeign } from './own-origin.ts'

/** Why the guard does not take a form. */
type Refusal = 'foreign' | 'expired' | 'large'

declare module 'hono' {
  interface ContextVariableMap {
    /** Whose forms alone are taken: a mark of the session of an organiser. */
    formHolder?: string
  }
}

/** Tells forms of our own pages from all others, without a cookie. */
export type FormGuard = {
  /** The hidden input of a form that posts to `path`, for one holder or for all; a query in the path does not count. */
  field(path: string, holder?: string): Html
  /** To put before every POST handler but the one-click unsubscribe; what it refuses gets a calm page. */
  check: MiddlewareHandler
  /** The same for a form with a file, of at most so many bytes. */
  checkUpTo(bytes: number): MiddlewareHandler
}

export type FormGuardParts = {
  keys: TokenKeys
  clock: Clock
  /** Where readers reach the service, without a slash at the end. */
  publicUrl: string
}

const FIELD = 'form'
const VALID_MS = 24 * 60 * 60_000
const MOST_BYTES = 64 * 1024

const STATUS = { foreign: 403, expired: 403, large: 413 } as const satisfies Record<Refusal, number>

/**
 * A guard whose hidden field is an HMAC over the path that the form posts to and the instant of making, good for 24
 * hours. Whoever does not know the path, which has a personal token in it, cannot ask our pages for one; for pages that
 * are open to everybody it is the origin that tells.
 */
export function createFormGuard(parts: FormGuardParts): FormGuard {
  const { keys, clock, publicUrl } = parts
  const checkUpTo = (maxSize: number): MiddlewareHandler => {
    const limit = bodyLimit({ maxSize, onError: (c) => refuse(c, 'large', publicUrl) })
    return async (c, next) => {
      if (senderIsForeign(c, publicUrl)) return refuse(c, 'foreign', publicUrl)
      return limit(c, async () => {
        const refusal = await wrongToken(c, parts)
        if (refusal) c.res = await refuse(c, refusal, publicUrl)
        else await next()
      })
    }
  }
  return {
    field(path, holder) {
      const token = makeToken(keys, purposeOf(path, holder), clock.now().getTime())
      // Without autocomplete="off" Firefox puts the old value back when the page is loaded again.
      return html`<input type="hidden" name="${FIELD}" value="${token}" autocomplete="off">`
    },
    check: checkUpTo(MOST_BYTES),
    checkUpTo,
  }
}

function purposeOf(path: string, holder = ''): `form ${string}` {
  return `form ${new URL(path, 'http://localhost').pathname}${holder && ` ${holder}`}`
}

async function wrongToken(c: Context, { keys, clock }: FormGuardParts): Promise<Refusal | undefined> {
  // A body of another type, or a multipart one without its boundary, is no form and cannot be read as one.
  const form = await c.req.formData().catch(() => undefined)
  const [token, ...more] = form?.getAll(FIELD) ?? []
  if (typeof token !== 'string' || more.length > 0) return 'foreign'
  const madeAt = readToken(keys, purposeOf(new URL(c.req.url).pathname, c.get('formHolder')), token)
  if (madeAt === undefined) return 'foreign'
  return clock.now().getTime() - madeAt > VALID_MS ? 'expired' : undefined
}

async function refuse(c: Context, refusal: Refusal, publicUrl: string): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const from = ownPage(c, publicUrl)
  const link = from
    ? html`<p class="actions"><a class="button" href="${from}">${say('form.back')}</a></p>`
    : ''
  const content = html`<p>${say(`form.${refusal}.text`)}</p>${link}`
  return calmPage(c, { status: STATUS[refusal], language, title: say(`form.${refusal}.title`), content })
}
