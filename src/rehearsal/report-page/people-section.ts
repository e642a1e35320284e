import { html } from 'hono/html'
import type { Language } from '../../domain/moment-words.ts'
import { placeOf } from '../../domain/place.ts'
import type { Html } from '../../html/html.ts'
import { type Column, table } from '../../html/table.ts'
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
${table({ caption: words.peopleCaption, kind: 'people', columns: columnsIn(language), rows: shown })}</section>
`
}

type Person = [to: string, letters: RehearsedLetter[]]

function columnsIn(language: Language): Column<Person>[] {
  const words = WORDS[language]
  const lessonsOf = (letters: RehearsedLetter[]) => letters.filter(({ about }) => !about)
  return [
    { name: words.person, kind: 'head', cell: ([to]) => to },
    {
      name: words.place,
      cell: ([, letters]) => [...new Set(letters.map(({ zone }) => placeOf(zone)))].join(', '),
    },
    { name: words.count, cell: ([, letters]) => String(lessonsOf(letters).length) },
    {
      name: words.byDay,
      cell: ([, letters]) =>
        html`<span class="by-day">${lessonsOf(letters).map((lesson) => dayLink(lesson, language))}</span>`,
    },
    { name: words.notesTitle, cell: ([, letters]) => html`${noteLinks(letters, language)}` },
  ]
}

function dayLink({ day, file }: RehearsedLetter, language: Language): Html {
  const unseen = WORDS[language].day(day).replace(/\d+$/, '')
  return html`<a href="${fileAddress(file)}"><span class="unseen">${unseen}</span>${day}</a> `
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
