import { html } from 'hono/html'
import { placeOf } from '../../domain/place.ts'
import type { Html } from '../../html/html.ts'
import { type Column, table } from '../../html/table.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport, RehearsedLetter } from '../report.ts'
import { comingsPart } from './comings-part.ts'
import { fileAddress } from './file-address.ts'
import { noteWords } from './names.ts'

/** Beyond, the page would weigh megabytes; `report.json` has every letter. */
const PEOPLE_SHOWN = 50

/** Who got what, for the first people by address. */
export function peopleSection(report: RehearsalReport): Html {
  const { letters, language } = report
  const say = sayIn(language)
  const people = [...Map.groupBy(letters, ({ to }) => to)].sort(([a], [b]) => (a < b ? -1 : 1))
  const shown = people.slice(0, PEOPLE_SHOWN)
  return html`<section id="people" aria-labelledby="people-title">
<h2 id="people-title">${say('report.peopleTitle')}</h2>
${people.length > shown.length ? html`<p class="quiet">${say('report.peopleSome', { shown: shown.length, all: people.length })}</p>` : ''}
${comingsPart(report)}${table({ caption: say('report.peopleCaption'), kind: 'people', columns: columnsIn(language), rows: shown })}</section>
`
}

type Person = [to: string, letters: RehearsedLetter[]]

function columnsIn(language: Language): Column<Person>[] {
  const say = sayIn(language)
  const lessonsOf = (letters: RehearsedLetter[]) => letters.filter(({ about }) => !about)
  return [
    { name: say('report.person'), kind: 'head', cell: ([to]) => to },
    {
      name: say('report.place'),
      cell: ([, letters]) => [...new Set(letters.map(({ zone }) => placeOf(zone, language)))].join(', '),
    },
    { name: say('report.count'), cell: ([, letters]) => String(lessonsOf(letters).length) },
    {
      name: say('report.byDay'),
      cell: ([, letters]) =>
        html`<span class="by-day">${lessonsOf(letters).map((lesson) => dayLink(lesson, language))}</span>`,
    },
    { name: say('report.notesTitle'), cell: ([, letters]) => html`${noteLinks(letters, language)}` },
  ]
}

function dayLink({ day, file }: RehearsedLetter, language: Language): Html {
  const unseen = sayIn(language)('report.day', { n: day }).replace(/\d+$/, '')
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
