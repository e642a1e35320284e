import { html } from 'hono/html'
import { submit } from '../../../html/post-form.ts'
import type { KnownData } from '../../../store/exports.ts'
import { keepLanguage, otherLanguage } from '../../language.ts'
import { momentWords } from '../../moment.ts'
import { type Html, page } from '../../page.ts'
import { DATA } from './data-words.ts'
import { ME } from './me-words.ts'
import { myForm, myPath, type Place } from './place.ts'

/** What we know about a reader, and the ways to take it along or to have it erased. */
export function dataPage(known: KnownData, zone: string, place: Place): Html {
  const words = DATA[place.language]
  const when = (at: Date) => momentWords(at, { now: place.now, zone, language: place.language })
  const link = (name: string) => keepLanguage(place.c, myPath(place, name))
  const body = html`<h1>${words.title}</h1>
<p>${words.lead}</p>
<dl class="known">
<div><dt>${words.address}</dt><dd>${known.address}</dd></div>
<div><dt>${words.firstName}</dt><dd>${known.firstName ?? words.none}</dd></div>
<div><dt>${words.since}</dt><dd>${when(known.createdAt)}</dd></div>
</dl>
<section><h2>${words.courses}</h2><ul class="records">${known.enrolments.map(
    ({ name, state, letters }) =>
      html`<li>${name} <span class="quiet">${words.state[state]} · ${words.letters(letters)}</span></li>`,
  )}</ul></section>
<section><h2>${words.consents}</h2><ul class="records">${known.consents.map(
    ({ event, at, wording }) =>
      html`<li>${words.events[event]} <span class="quiet">${when(at)}</span>${
        wording === null ? '' : html`<blockquote>${wording}</blockquote>`
      }</li>`,
  )}</ul></section>
<section><h2>${words.exportTitle}</h2><p>${words.exportText}</p>
<p class="actions"><a class="button" href="${myPath(place, 'export')}" download>${words.exportLink}</a></p></section>
<section><h2>${words.eraseTitle}</h2><p>${words.eraseText}</p>
<p class="actions"><a class="button danger" href="${link('erase')}">${words.eraseLink}</a></p></section>
<p class="actions"><a href="${link('')}">${ME[place.language].back}</a></p>`
  return withMe(words.title, body, place)
}

/** Explains an erasure; its button is the only one that carries it out. */
export function erasePage(place: Place): Html {
  const words = DATA[place.language]
  const body = html`<h1>${words.erase}</h1>
<p><strong>${words.eraseLead}</strong></p>
<h2>${words.what}</h2>
<ul>${words.whatList.map((line) => html`<li>${line}</li>`)}</ul>
<p>${words.whatNot}</p>
${myForm(place, 'erase', submit({ label: words.eraseButton, tone: 'danger' }, html`<a class="button quiet" href="${keepLanguage(place.c, myPath(place))}">${words.keep}</a>`))}`
  return withMe(words.erase, body, place)
}

function withMe(title: string, body: Html, { c, language }: Place): Html {
  return page({ title, language, body, otherLanguage: otherLanguage(c, language) })
}
