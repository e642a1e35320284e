import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Retention } from '../../../domain/retention.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import type { Database } from '../../../store/database.ts'
import { privacyNotices } from '../../../store/privacy-notices.ts'
import { otherLanguages, readerLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { pageHeaders } from '../../page-headers.ts'
import { type DataSections, dataSections } from './data-sections.ts'
import { legalNotice } from './legal-notice.ts'

const SECTIONS = ['why', 'leave', 'question'] as const

type HelpParts = { db: Database; retention: Retention }

/**
 * Where every letter's List-Help (RFC 2369) and the foot of pages point: help, and what readers are told about their data.
 * In `fallback` for who asks for no language.
 */
export function helpRouter(parts: HelpParts, fallback: Language): Hono {
  return textRouter(parts, {
    fallback,
    title: 'help.title',
    body: (told) => html`${questions(told.language)}<h2>${sayIn(told.language)('privacy.title')}</h2>
${dataSections(told, (words) => html`<h3>${words}</h3>`)}`,
  })
}

/** What readers are told about their data, and who publishes and hosts these pages. */
export function privacyRouter(parts: HelpParts, fallback: Language): Hono {
  return textRouter(parts, {
    fallback,
    title: 'privacy.title',
    body: (told) =>
      html`${dataSections(told, (words) => html`<h2>${words}</h2>`)}${legalNotice(told.notices, told.language)}`,
  })
}

type TextPage = {
  fallback: Language
  title: 'help.title' | 'privacy.title'
  body: (told: DataSections) => Html
}

function textRouter({ db, retention }: HelpParts, { fallback, title, body }: TextPage): Hono {
  return new Hono().use(pageHeaders()).get('/', async (c) => {
    const language = readerLanguage(c, fallback)
    const told = { notices: await privacyNotices(db), retention, language }
    const words = sayIn(language)(title)
    const content = html`<h1>${words}</h1>
${body(told)}`
    return c.html(
      page(c, { title: words, language, body: content, otherLanguages: otherLanguages(c, language) }),
    )
  })
}

function questions(language: Language): Html {
  const say = sayIn(language)
  return html`${SECTIONS.map((section) => html`<h2>${say(`help.${section}.title`)}</h2>\n<p>${say(`help.${section}.text`)}</p>\n`)}`
}
