import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Clock } from '../../domain/clock.ts'
import type { Reader } from '../../domain/moment-words.ts'
import type { Language } from '../../language/catalogues.ts'
import { FALLBACK_LANGUAGE } from '../../language/language.ts'
import { sayIn } from '../../language/say.ts'
import type { Outbox, OutboxLetter } from '../../mail/outbox.ts'
import { askedLanguage } from '../language.ts'
import { letterFrameHeaders } from '../letter-frame.ts'
import { isOwnName } from '../own-origin.ts'
import { page, UNBRANDED } from '../page.ts'
import { pageHeaders } from '../page-headers.ts'
import { letterPage, type Tab, type Width } from './outbox-letter.ts'
import { listPage } from './outbox-list.ts'

const PAGE_SIZE = 50

/** `publicUrl` is where readers reach the service. */
export type OutboxParts = { outbox: Outbox; publicUrl: string; clock: Clock }

/**
 * The letters that the built-in catcher took, in the language of the browser; to mount at `/outbox`. `zone` is the IANA
 * zone in which instants are told. For whoever may read every letter: it asks nobody who they are, and answers under
 * its own names only.
 */
export function outboxRouter({ outbox, publicUrl, clock }: OutboxParts, zone = 'Europe/Paris'): Hono {
  const readerOf = (c: Context): Reader => ({ language: languageOf(c), zone, now: clock.now() })
  const letterAt = async (c: Context, show: (letter: OutboxLetter) => Response | Promise<Response>) => {
    const letter = await outbox.read(c.req.param('id') ?? '')
    return letter ? show(letter) : gone(c)
  }
  const tab = (name: Tab) => (c: Context) =>
    letterAt(c, (letter) =>
      c.html(letterPage({ letter, tab: name, width: widthOf(c.req.query('width')), reader: readerOf(c) })),
    )

  return new Hono()
    .use(pageHeaders())
    .use(async (c, next) => (isOwnName(c, publicUrl) ? next() : c.text('Not under this name.', 421)))
    .get('/', async (c) => {
      const asked = pageNumber(c.req.query('page'))
      return c.html(listPage({ ...(await pageOf(outbox, asked)), reader: readerOf(c) }))
    })
    .get('/:id', tab('html'))
    .get('/:id/text', tab('text'))
    .get('/:id/source', tab('source'))
    .get('/:id/body', (c) => letterAt(c, (letter) => body(c, letter)))
    .get('/:id/letter.eml', (c) => letterAt(c, (letter) => download(c, letter)))
}

/** The page asked for, or the last one when there are fewer. */
async function pageOf(outbox: Outbox, asked: number) {
  const found = await outbox.list({ page: asked, size: PAGE_SIZE })
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE))
  if (asked <= pages) return { ...found, page: asked, pages }
  return { ...(await outbox.list({ page: pages, size: PAGE_SIZE })), page: pages, pages }
}

function pageNumber(text: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 1
}

function widthOf(text: string | undefined): Width {
  if (text === '320') return 320
  return text === '1000' ? 1000 : 600
}

function body(c: Context, { html: letterHtml }: OutboxLetter): Response | Promise<Response> {
  if (letterHtml === undefined) return gone(c)
  return c.body(letterHtml, 200, letterFrameHeaders())
}

function download(c: Context, { mail, source }: OutboxLetter): Response {
  return c.body(new Uint8Array(source), 200, {
    'Content-Type': 'message/rfc822',
    'Content-Disposition': `attachment; filename="${mail.id}.eml"`,
  })
}

function gone(c: Context): Response | Promise<Response> {
  const language = languageOf(c)
  const say = sayIn(language)
  const title = say('outbox.gone.title')
  const body = html`<h1>${title}</h1><p>${say('outbox.gone.text')}</p><p><a href="/outbox">${say('outbox.all')}</a></p>`
  return c.html(page(UNBRANDED, { title, language, body }), 404)
}

function languageOf(c: Context): Language {
  return askedLanguage(c) ?? FALLBACK_LANGUAGE
}
