import { html } from 'hono/html'
import { attributes } from '../../html/attributes.ts'
import { htmlDocument } from '../../html/document.ts'
import { FIRST_FONT } from '../../html/fonts.ts'
import type { Html } from '../../html/html.ts'
import type { Language } from '../../language/catalogues.ts'
import { type Say, sayIn } from '../../language/say.ts'
import { assetAddress, ICON, LIVE_SCRIPT, SHEET } from '../assets.ts'
import { type Branded, brandMark, brandName, madeWith } from '../brand/brand-mark.ts'
import { type Room, WAYS } from './rooms.ts'

export type ShellContent = {
  title: string
  language: Language
  body: Html
  /** Undefined on the pages around signing in: they lead nowhere. */
  signedIn?: { room: Room; name: string; signOut: Html } | undefined
}

/** Nothing is evaluated or styled by it, and going back loads the page anew: what it shows may have changed. */
const LIVE_SETTINGS = JSON.stringify({
  includeIndicatorCSS: false,
  history: false,
  morphIgnore: ['data-htmx-powered', 'style'],
})

/** A page of the organisers: the ways to the others on top, and one thing under them. */
export function shell(c: Branded, { title, language, body, signedIn }: ShellContent): Html {
  const say = sayIn(language)
  const brand = c.get('brand') ?? null
  return htmlDocument({
    title: `${title} – ${brandName(brand)}`,
    language,
    kind: 'organiser',
    head: html`<meta name="robots" content="noindex">
<meta name="htmx-config" content="${LIVE_SETTINGS}">
<link rel="preload" href="${assetAddress(FIRST_FONT)}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetAddress(SHEET)}">
<link rel="icon" href="${assetAddress(ICON)}" type="image/svg+xml">
<script src="${assetAddress(LIVE_SCRIPT)}" defer></script>`,
    body: html`<a class="skip" href="#main">${say('shell.skip')}</a>
<header class="masthead"><p>${brandMark(brand)}</p>${signedIn ? ways(signedIn.room, say) : ''}${signedIn && signedIn.room !== 'people' ? find(say) : ''}${signedIn ? account(signedIn, say) : ''}</header>
<main id="main">
${body}
</main>${madeWith(brand, language)}`,
  })
}

function ways(current: Room, say: Say): Html {
  return html`<nav class="ways-on" aria-label="${say('shell.ways')}">${WAYS.map(
    ({ room, path, label }) =>
      html`<a${attributes({ href: path, 'aria-current': room === current ? 'page' : undefined })}>${say(label as 'o.today.title')}</a>\n`,
  )}</nav>`
}

/** Somebody is found from any page; that of people has a search of its own. */
function find(say: Say): Html {
  const label = say('o.people.search')
  return html`<form class="find" role="search" method="get" action="/o/people" aria-label="${label}"><input type="search" name="q" aria-label="${label}" placeholder="${label}"></form>`
}

function account({ name, signOut }: { name: string; signOut: Html }, say: Say): Html {
  return html`<div class="who"><a href="/o/account" aria-label="${say('shell.account', { name })}">${name}</a>${signOut}</div>`
}
