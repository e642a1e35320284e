import { type Context, Hono } from 'hono'
import { explainLeaving, leave } from '../../../actions/enrolments/leave.ts'
import { undoLeave } from '../../../actions/enrolments/undo-leave.ts'
import { readToken } from '../../../domain/tokens.ts'
import { sayIn } from '../../../language/say.ts'
import { findReader } from '../../../store/readers.ts'
import { clientIp } from '../../client-ip.ts'
import { keepLanguage, readerLanguage } from '../../language.ts'
import { personalPageHeaders } from '../../page-headers.ts'
import type { PageParts } from '../../page-parts.ts'
import type { Proxies } from '../../proxies.ts'
import { typedForm } from '../../typed.ts'
import { lostLink } from '../lost-link.ts'
import { WHY } from './leaving-form.ts'
import { goneAtOnce, unsubscribePage } from './unsubscribe-page.ts'

/**
 * `/u/<token>`: GET shows a button and changes nothing, since scanners fetch every link of a mail; POST unsubscribes,
 * from the button or from a mail client's one click (RFC 8058 §3.1), with 200 and never a redirect. What the page offers
 * afterwards, to come back, to leave everything and to say why, are forms of their own.
 */
export function unsubscribeRouter(parts: PageParts & Proxies): Hono {
  const { db, clock, guard, trustedProxies = 0 } = parts
  const router = new Hono()
  const idOf = (c: Context) => readToken(parts.keys, 'unsubscribe', c.req.param('token') ?? '')
  router.use(personalPageHeaders())
  router.get('/:token', (c) => show(c, parts, idOf(c)))
  router.post('/:token', async (c) => {
    const id = idOf(c)
    const isFromClient = await isOneClick(c)
    const how = isFromClient ? 'one-click' : 'page'
    const ip = clientIp(c, trustedProxies)
    const language =
      id === undefined ? undefined : await leave(db, { enrolmentId: id, scope: 'course', how, ip }, clock)
    return language && isFromClient ? c.html(goneAtOnce(c, language)) : show(c, parts, id)
  })
  router.post('/:token/undo', guard.check, async (c) => {
    const enrolmentId = idOf(c)
    if (enrolmentId === undefined) return lostLink(c)
    const reader = await findReader(db, enrolmentId)
    if (!reader) return lostLink(c)
    const wording = sayIn(readerLanguage(c, reader.language))('leave.undo', { follows: reader.follows })
    const ip = clientIp(c, trustedProxies)
    const isBack =
      reader.state !== 'unsubscribed' || (await undoLeave(db, { enrolmentId, wording, ip }, clock))
    return back(c, isBack ? 'undo' : 'late')
  })
  router.post('/:token/everything', guard.check, async (c) => {
    const enrolmentId = idOf(c)
    if (enrolmentId === undefined) return lostLink(c)
    const ip = clientIp(c, trustedProxies)
    await leave(db, { enrolmentId, scope: 'everything', how: 'page', ip }, clock)
    return back(c, 'everything')
  })
  router.post('/:token/why', guard.check, async (c) => {
    const enrolmentId = idOf(c)
    if (enrolmentId === undefined) return lostLink(c)
    const why = WHY.take(await typedForm(c))
    if (why) await explainLeaving(db, enrolmentId, why)
    return back(c, 'why')
  })
  return router
}

/** Whether a mail client asks, with `List-Unsubscribe=One-Click` in either encoding (RFC 8058 §3.2), and not our button. */
async function isOneClick(c: Context): Promise<boolean> {
  const bytes = await firstBytes(c.req.raw.body, ONE_CLICK_BYTES)
  const headers = { 'Content-Type': c.req.header('content-type') ?? '' }
  const form = await new Response(bytes, { headers }).formData().catch(() => undefined)
  return form?.get('List-Unsubscribe') === 'One-Click'
}

/** More than a mail client sends with its one click; of a longer body no more is read. */
const ONE_CLICK_BYTES = 2_000

async function firstBytes(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    parts.push(part)
    size += part.length
    if (size >= most) break
  }
  return Buffer.concat(parts).subarray(0, most)
}

async function show(c: Context, parts: PageParts, id: number | undefined): Promise<Response> {
  const reader = id === undefined ? undefined : await findReader(parts.db, id)
  if (!reader) return lostLink(c)
  const language = readerLanguage(c, reader.language)
  return c.html(await unsubscribePage(c, parts, { reader, language }))
}

function back(c: Context, done: string): Response {
  return c.redirect(keepLanguage(c, `/u/${c.req.param('token')}?done=${done}`), 303)
}
