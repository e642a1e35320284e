import { html } from 'hono/html'
import type { Language } from '../../domain/moment-words.ts'
import { placeOf } from '../../domain/place.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport, RehearsedLetter } from '../report.ts'
import { fileAddress } from './file-address.ts'
import { noteWords } from './names.ts'

type Html = ReturnType<typeof html>

/** Beyond, the page would weigh megabytes; `report.json` has every letter. */
const PEOPLE_SHOWN = 50

/** Who got what, for the first people by address. */
export function peopleSection({ letters, language }: RehearsalReport): Html {
  const say = sayIn(language)
  const people = [...Map.groupBy(letters, ({ to }) => to)].sort(([a], [b]) => (a < b ? -1 : 1))
  const shown = people.slice(0, PEOPLE_SHOWN)
  return html`<section id="people" aria-labelledby="people-title">
<h2 id="people-title">${say('report.peopleTitle')}</h2>
${people.length > shown.length ? html`<p class="note">${say('report.peopleSome', { shown: shown.length, all: people.length })}</p>` : ''}
<table class="people">
<caption>${say('report.peopleCaption')}</caption>
<thead><tr><th scope="col">${say('report.person')}</th><th scope="col">${say('report.place')}</th><th scope="col">${say('report.count')}</th><th scope="col">${say('report.byDay')}</th><th scope="col">${say('report.notesTitle')}</th></tr></thead>
<tbody>
${shown.map(([to, theirs]) => personRow({ to, letters: theirs, language }))}</tbody>
</table>
</section>
`
}

type Row = { to: string; letters: RehearsedLetter[]; language: Language }

function personRow({ to, letters, language }: Row): Html {
  const say = sayIn(language)
  const places = [...new Set(letters.map(({ zone }) => placeOf(zone)))].join(', ')
  const lessons = letters.filter(({ about }) => !about)
  return html`<tr><th scope="row">${to}</th><td>${places}</td><td>${lessons.length}</td><td class="by-day">${lessons.map(
    ({ day, file }) =>
      html`<a href="${fileAddress(file)}"><span class="hidden">${say('report.day', { n: day }).replace(/\d+$/, '')}</span>${day}</a> `,
  )}</td><td>${noteLinks(letters, language)}</td></tr>
`
}

function noteLinks(letters: RehearsedLetter[], language: Language): Html[] {
  return letters.flatMap(({ about, file, subject }) =>
    about
      ? [
          html`<a class="note-link" href="${fileAddress(file)}" title="${subject}">${noteWords(about.kind, language)}</a> `,
        ]
      : [],
  )
}
