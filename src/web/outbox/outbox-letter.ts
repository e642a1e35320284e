import { html } from 'hono/html'
import type { Html } from '../../html/html.ts'
import { tabs } from '../../html/tabs.ts'
import type { OutboxLetter } from '../../mail/outbox.ts'
import { page, UNBRANDED } from '../page.ts'
import { linksOf } from '../reader/letter-links.ts'
import { dayWords, hourWords, letterWords, STAYED_HERE, sizeWords, subjectWords } from './outbox-words.ts'

export type Tab = 'html' | 'text' | 'source'

type Shown = { letter: OutboxLetter; tab: Tab; width: number; zone: string }

/** One letter of the outbox: its facts, and its HTML, its text or its source. */
export function letterPage(shown: Shown): Html {
  const { mail } = shown.letter
  const subject = subjectWords(mail.subject)
  const body = html`<p><a href="/outbox">Toutes les lettres</a></p>
<h1>${subject}</h1>
${facts(shown)}
${ways(shown)}${panel(shown)}
<p class="notice">${STAYED_HERE}</p>`
  return page(UNBRANDED, { title: subject, language: 'fr', body, width: 'wide' })
}

function facts({ letter: { mail }, zone }: Shown): Html {
  const rows: [string, string][] = [
    ['De', mail.from],
    ['À', mail.to],
    ['Envoyée', `${dayWords(mail.at, zone)} à ${hourWords(mail.at, zone)}`],
    ['Lettre', letterWords(mail.letter)],
    ['Taille', sizeWords(mail.size)],
  ]
  return html`<dl class="facts">${rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

const TABS: [Tab, string, string][] = [
  ['html', '', 'Lettre'],
  ['text', '/text', 'Version texte'],
  ['source', '/source', 'Source'],
]

function ways({ letter: { mail }, tab }: Shown): Html {
  return tabs({
    label: 'Formes de la lettre',
    tabs: TABS.map(([name, path, label]) => ({
      href: `/outbox/${mail.id}${path}`,
      label,
      isCurrent: name === tab,
    })),
    aside: html`<a class="aside" href="/outbox/${mail.id}/letter.eml">Télécharger le fichier .eml</a>`,
  })
}

function panel(shown: Shown): Html {
  if (shown.tab === 'text') return textPanel(shown.letter)
  return shown.tab === 'source' ? sourcePanel(shown.letter) : htmlPanel(shown)
}

const WIDTHS: [number, string][] = [
  [320, 'Téléphone, 320 px'],
  [600, 'Lettre, 600 px'],
  [1000, 'Ordinateur, 1000 px'],
]

function htmlPanel({ letter: { mail, html: body }, width }: Shown): Html {
  if (body === undefined) return html`<p>Cette lettre n’a pas de version HTML.</p>`
  const widths = WIDTHS.map(([pixels, label]) => ({
    href: `/outbox/${mail.id}?width=${pixels}`,
    label,
    isCurrent: pixels === width,
  }))
  return html`${tabs({ label: 'Largeur d’affichage', tabs: widths, kind: 'plain' })}<div class="letter-frame" role="group" tabindex="0" aria-label="Lettre, à faire défiler si elle est large"><iframe sandbox src="/outbox/${mail.id}/body" width="${width}" height="900" title="La lettre, telle qu’elle est lue"></iframe></div>
${linkList(linksOf(body))}`
}

/** A letter's own links are dead inside the frame: these are to try them. */
function linkList(links: string[]): Html | '' {
  if (links.length === 0) return ''
  return html`<details><summary>Liens de la lettre (${links.length})</summary>
<p class="quiet">Dans la lettre ci-dessus, les liens ne mènent nulle part ; ici, ils s’ouvrent pour de vrai.</p>
<ul>${links.map((link) => html`<li><a href="${link}" target="_blank" rel="noopener noreferrer">${link}</a></li>\n`)}</ul></details>`
}

function textPanel({ text }: OutboxLetter): Html {
  return text === '' ? html`<p>Cette lettre n’a pas de version texte.</p>` : html`<pre>${text}</pre>`
}

const SOURCE_BYTES = 200_000

function sourcePanel({ source }: OutboxLetter): Html {
  const cut = source.length > SOURCE_BYTES
  return html`${cut ? html`<p class="quiet">Le début seulement ; le fichier .eml contient tout.</p>` : ''}<pre>${source.subarray(0, SOURCE_BYTES).toString('utf8')}</pre>`
}
