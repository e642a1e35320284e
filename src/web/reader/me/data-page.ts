import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { sayIn } from '../../../language/say.ts'
import type { KnownData } from '../../../store/exports.ts'
import { keepLanguage, otherLanguages } from '../../language.ts'
import { momentWords } from '../../moment.ts'
import { page } from '../../page.ts'
import { myForm, myPath, type Place } from './place.ts'

/** What we know about a reader, and the ways to take it along or to have it erased. */
export function dataPage(known: KnownData, zone: string, place: Place): Html {
  const say = sayIn(place.language)
  const when = (at: Date) => momentWords(at, { now: place.now, zone, language: place.language })
  const link = (name: string) => keepLanguage(place.c, myPath(place, name))
  const body = html`<h1>${say('me.data.title')}</h1>
<p>${say('me.data.lead')}</p>
<dl class="known">
<div><dt>${say('me.data.address')}</dt><dd>${known.address}</dd></div>
<div><dt>${say('me.data.firstName')}</dt><dd>${known.firstName ?? say('me.data.none')}</dd></div>
<div><dt>${say('me.data.since')}</dt><dd>${when(known.createdAt)}</dd></div>
</dl>
<section><h2>${say('me.data.courses')}</h2><ul class="records">${known.enrolments.map(
    ({ name, state, letters }) =>
      html`<li>${name} <span class="quiet">${say(`me.data.state.${state}`)} · ${say('me.data.letters', { count: letters })}</span></li>`,
  )}</ul></section>
<section><h2>${say('me.data.consents')}</h2><ul class="records">${known.consents.map(
    ({ event, at, wording }) =>
      html`<li>${say(`me.data.events.${event}`)} <span class="quiet">${when(at)}</span>${
        wording === null ? '' : html`<blockquote>${wording}</blockquote>`
      }</li>`,
  )}</ul></section>
<section><h2>${say('me.data.exportTitle')}</h2><p>${say('me.data.exportText')}</p>
<p class="actions"><a class="button" href="${myPath(place, 'export')}" download>${say('me.data.exportLink')}</a></p></section>
<section><h2>${say('me.data.eraseTitle')}</h2><p>${say('me.data.eraseText')}</p>
<p class="actions"><a class="button danger" href="${link('erase')}">${say('me.data.eraseLink')}</a></p></section>
<p class="actions"><a href="${link('')}">${say('me.back')}</a></p>`
  return withMe(say('me.data.title'), body, place)
}

const HAPPENS = ['courses', 'erased', 'record', 'fingerprint'] as const

/** Explains an erasure; its button is the only one that carries it out. */
export function erasePage(place: Place): Html {
  const say = sayIn(place.language)
  const body = html`<h1>${say('me.data.erase')}</h1>
<p><strong>${say('me.data.eraseLead')}</strong></p>
<h2>${say('me.data.what')}</h2>
<ul>${HAPPENS.map((what) => html`<li>${say(`me.data.happens.${what}`)}</li>`)}</ul>
<p>${say('me.data.whatNot')}</p>
${myForm(place, 'erase', submit({ label: say('me.data.eraseButton'), tone: 'danger' }, html`<a class="button quiet" href="${keepLanguage(place.c, myPath(place))}">${say('me.data.keep')}</a>`))}`
  return withMe(say('me.data.erase'), body, place)
}

function withMe(title: string, body: Html, { c, language }: Place): Html {
  return page(c, { title, language, body, otherLanguages: otherLanguages(c, language) })
}
