import { html } from 'hono/html'
import type { Reader } from '../../domain/moment-words.ts'
import type { Html } from '../../html/html.ts'
import { tabs } from '../../html/tabs.ts'
import { type Say, sayIn } from '../../language/say.ts'
import type { OutboxLetter } from '../../mail/outbox.ts'
import { page, UNBRANDED } from '../page.ts'
import { linksOf } from '../reader/letter-links.ts'
import { dayOf, hourOf, letterWords, sizeWords, subjectWords } from './outbox-words.ts'

export type Tab = 'html' | 'text' | 'source'

/** The widths at which a letter is shown, in pixels. */
export type Width = keyof typeof WIDTHS

type Asked = { letter: OutboxLetter; tab: Tab; width: Width; reader: Reader }
type Shown = Asked & { say: Say }

/** One letter of the outbox: its facts, and its HTML, its text or its source. */
export function letterPage(asked: Asked): Html {
  const { letter, reader } = asked
  const { language } = reader
  const say = sayIn(language)
  const shown = { ...asked, say }
  const subject = subjectWords(letter.mail.subject, language)
  const body = html`<p><a href="/outbox">${say('outbox.all')}</a></p>
<h1>${subject}</h1>
${facts(shown)}
${ways(shown)}${panel(shown)}
<p class="notice">${say('outbox.stayed')}</p>`
  return page(UNBRANDED, { title: subject, language, body, width: 'wide' })
}

function facts({ letter: { mail }, reader, say }: Shown): Html {
  const rows: [string, string][] = [
    [say('outbox.from'), mail.from],
    [say('outbox.to'), mail.to],
    [
      say('outbox.sent'),
      say('outbox.sentAt', { day: dayOf(mail.at, reader), hour: hourOf(mail.at, reader) }),
    ],
    [say('outbox.letter'), letterWords(mail.letter)],
    [say('outbox.size'), sizeWords(mail.size, reader.language)],
  ]
  return html`<dl class="facts">${rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

const TABS: [Tab, string][] = [
  ['html', ''],
  ['text', '/text'],
  ['source', '/source'],
]

function ways({ letter: { mail }, tab, say }: Shown): Html {
  return tabs({
    label: say('outbox.forms'),
    tabs: TABS.map(([name, path]) => ({
      href: `/outbox/${mail.id}${path}`,
      label: say(`outbox.${name}`),
      isCurrent: name === tab,
    })),
    aside: html`<a class="aside" href="/outbox/${mail.id}/letter.eml">${say('outbox.download')}</a>`,
  })
}

function panel(shown: Shown): Html {
  if (shown.tab === 'text') return textPanel(shown)
  return shown.tab === 'source' ? sourcePanel(shown) : htmlPanel(shown)
}

const WIDTHS = { 320: 'phone', 600: 'letter', 1000: 'desktop' } as const

function htmlPanel({ letter: { mail, html: body }, width, say }: Shown): Html {
  if (body === undefined) return html`<p>${say('outbox.noHtml')}</p>`
  const widths = ([320, 600, 1000] as const).map((pixels) => ({
    href: `/outbox/${mail.id}?width=${pixels}`,
    label: say(`outbox.width.${WIDTHS[pixels]}`, { pixels: String(pixels) }),
    isCurrent: pixels === width,
  }))
  return html`${tabs({ label: say('outbox.width'), tabs: widths, kind: 'plain' })}<div class="letter-frame" role="group" tabindex="0" aria-label="${say('outbox.scroll')}"><iframe sandbox src="/outbox/${mail.id}/body" width="${width}" height="900" title="${say('outbox.frame')}"></iframe></div>
${linkList(linksOf(body), say)}`
}

/** A letter's own links are dead inside the frame: these are to try them. */
function linkList(links: string[], say: Say): Html | '' {
  if (links.length === 0) return ''
  return html`<details><summary>${say('outbox.links', { n: String(links.length) })}</summary>
<p class="quiet">${say('outbox.links.text')}</p>
<ul>${links.map((link) => html`<li><a href="${link}" target="_blank" rel="noopener noreferrer">${link}</a></li>\n`)}</ul></details>`
}

function textPanel({ letter: { text }, say }: Shown): Html {
  return text === '' ? html`<p>${say('outbox.noText')}</p>` : html`<pre>${text}</pre>`
}

const SOURCE_BYTES = 200_000

function sourcePanel({ letter: { source }, say }: Shown): Html {
  const cut = source.length > SOURCE_BYTES
  return html`${cut ? html`<p class="quiet">${say('outbox.source.cut')}</p>` : ''}<pre>${source.subarray(0, SOURCE_BYTES).toString('utf8')}</pre>`
}
