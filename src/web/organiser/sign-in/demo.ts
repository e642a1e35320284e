import type { Context } from 'hono'
import { beginSession, SESSION_MS } from '../../../actions/organisers/sign-in.ts'
import { inTransaction } from '../../../store/database.ts'
import { listOrganisers } from '../../../store/organisers.ts'
import type { OrganiserParts } from '../organiser-parts.ts'
import { writeCookie } from '../session-cookie.ts'
import { browserName } from './browser-name.ts'

/** Signs whoever comes in as the first organiser, and goes on to the page that was asked for. */
export async function signInDemo(c: Context, parts: OrganiserParts): Promise<Response> {
  const { db, clock, publicUrl } = parts
  const [first] = await listOrganisers(db)
  if (!first) return c.redirect('/o/sign-in', 303)
  const browser = browserName(c.req.header('User-Agent'))
  const secret = await inTransaction(db, (tx) => beginSession(tx, first.id, { browser, now: clock.now() }))
  writeCookie(c, { name: 'session', value: secret, publicUrl }, { maxAge: SESSION_MS / 1000 })
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(pathname + search, 303)
}
