import { type Context, Hono } from 'hono'
import { hashOfSecret } from '../../actions/organisers/secret-link.ts'
import { SESSION_MS } from '../../actions/organisers/sign-in.ts'
import { attempt } from '../../domain/refusal.ts'
import { findSession, keepSession, type Session } from '../../store/sessions.ts'
import { personalPageHeaders } from '../page-headers.ts'
import { unknownAddress } from '../site-answers.ts'
import { forbidden } from './forbidden.ts'
import type { OrganiserParts } from './organiser-parts.ts'
import { refusedPage } from './refused-page.ts'
import type { OrganiserRoute } from './route.ts'
import { ORGANISER_ROUTES } from './routes.ts'
import { readCookie } from './session-cookie.ts'
import { signInDemo } from './sign-in/demo.ts'
import { signInRouter } from './sign-in/sign-in-router.ts'
import { holderOf, visitOf } from './visit.ts'

/** In milliseconds. The database hears at most so often that a session is in use. */
const KEEP_EVERY_MS = 10 * 60_000

/** `/o`: the pages of organisers, to mount there. Whoever is not signed in is led to where that is done. */
export function organiserRouter(parts: OrganiserParts): Hono {
  const router = new Hono()
  router.use(personalPageHeaders({ isLive: true }))
  router.route('/', signInRouter(parts))
  for (const route of ORGANISER_ROUTES) mount(router, route, parts)
  router.all('*', async (c) => {
    const session = await sessionOf(c, parts)
    return session ? visitOf(c, parts, session).notFound() : unknownAddress(c)
  })
  return router
}

function mount(router: Hono, route: OrganiserRoute, parts: OrganiserParts): void {
  const { method, path, right, answer, largest } = route
  const { guard } = parts
  const check = largest === undefined ? guard.check : guard.checkUpTo(largest)
  const run = async (c: Context, session: Session) => {
    const visit = visitOf(c, parts, session)
    if (!visit.may(right)) return forbidden(visit)
    const answered = await attempt((async () => answer(visit))())
    return 'refused' in answered ? refusedPage(visit, answered) : answered
  }
  router.on(method.toUpperCase(), path, async (c) => {
    const session = await sessionOf(c, parts)
    if (!session) return parts.isDemo && method === 'get' ? signInDemo(c, parts) : toSignIn(c)
    if (method === 'get') return run(c, session)
    c.set('formHolder', holderOf(session.sessionId))
    const refused = await check(c, async () => {
      c.res = await run(c, session)
    })
    return refused ?? c.res
  })
}

/** The session of this browser, which is kept open by being used. */
async function sessionOf(c: Context, parts: OrganiserParts): Promise<Session | undefined> {
  const secret = readCookie(c, 'session', parts.publicUrl)
  if (secret === undefined) return undefined
  const now = parts.clock.now()
  const session = await findSession(parts.db, hashOfSecret(secret), now)
  if (session && now.getTime() - session.seenAt.getTime() > KEEP_EVERY_MS) {
    const expiresAt = new Date(now.getTime() + SESSION_MS)
    await keepSession(parts.db, session.sessionId, { now, expiresAt })
  }
  return session
}

function toSignIn(c: Context): Response {
  return c.redirect('/o/sign-in', 303)
}
