import { html } from 'hono/html'
import type { Language } from '../../domain/moment-words.ts'
import { placeOf } from '../../domain/place.ts'
import type { Html } from '../../html/html.ts'
import type { RehearsalReport, RehearsedLetter } from '../report.ts'
import { fileAddress } from './file-address.ts'
import { noteWords } from './names.ts'
import { WORDS } from './words.ts'

/** Beyond, the page would weigh megabytes; `report.json` has every letter. */
const PEOPLE_SHOWN = 50

/** Who got what, for the first people by address. */
export function peopleSection({ letters, language }: RehearsalReport): Html {
  const words = WORDS[language]
  const people = [...Map.groupBy(letters, ({ to }) => to)].sort(([a], [b]) => (a < b ? -1 : 1))
  const shown = people.slice(0, PEOPLE_SHOWN)
  return html`<section id="people" aria-labelledby="people-title">
<h2 id="people-title">${words.peopleTitle}</h2>
${people.length > shown.length ? html`<p class="quiet">${words.peopleSome(shown.length, people.length)}</p>` : ''}
<table class="people">
<caption>${words.peopleCaption}</caption>
<thead><tr><th scope="col">${words.person}</th><th scope="col">${words.place}</th><th scope="col">${words.count}</th><th scope="col">${words.byDay}</th><th scope="col">${words.notesTitle}</th></tr></thead>
<tbody>
${shown.map(([to, theirs]) => personRow({ to, letters: theirs, language }))}</tbody>
</table>
</section>
`
}

type Row = { to: string; letters: RehearsedLetter[]; language: Language }

function personRow({ to, letters, language }: Row): Html {
  const words = WORDS[language]
  const places = [...new Set(letters.map(({ zone }) => placeOf(zone)))].join(', ')
  const lessons = letters.filter(({ about }) => !about)
  return html`<tr><th scope="row">${to}</th><td>${places}</td><td>${lessons.length}</td><td class="by-day">${lessons.map(
    ({ day, file }) =>
      html`<a href="${fileAddress(file)}"><span class="unseen">${words.day(day).replace(/\d+$/, '')}</span>${day}</a> `,
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
