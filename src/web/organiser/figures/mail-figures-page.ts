import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { type Column, table } from '../../../html/table.ts'
import { DOMAIN_FIGURES_MS } from '../../../store/domain-counts.ts'
import { figuresByDay, figuresByDomain, type LetterFigures } from '../../../store/domain-figures.ts'
import { dayWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'
import { rateWords } from './rate-words.ts'

const DOMAINS = 30

/** `/o/figures/mail`: what bounced and who complained, by recipient domain and by day, of the letters of four weeks. */
export async function mailFiguresPage(visit: Visit): Promise<Response> {
  const { parts, say, now } = visit
  const period = { since: new Date(now.getTime() - DOMAIN_FIGURES_MS), now }
  const [domains, days] = await Promise.all([
    figuresByDomain(parts.db, { ...period, most: DOMAINS }),
    figuresByDay(parts.db, period),
  ])
  return visit.page({
    title: say('o.mail.title'),
    room: 'figures',
    body: html`<h1>${say('o.mail.title')}</h1>
<p class="standfirst">${say('o.mail.lead')}</p>
${domains.length === 0 ? html`<p class="notice">${say('o.mail.none')}</p>` : tables(visit, { domains, days })}
<p class="quiet">${say('o.mail.known')}</p>`,
  })
}

type Found = {
  domains: Awaited<ReturnType<typeof figuresByDomain>>
  days: Awaited<ReturnType<typeof figuresByDay>>
}

function tables(visit: Visit, { domains, days }: Found): Html {
  const { say, now, language } = visit
  return html`${table({
    caption: say('o.mail.byDomain'),
    columns: [
      {
        name: say('o.figures.domain'),
        kind: 'head',
        cell: ({ domain }) =>
          html`<a href="/o/people?${new URLSearchParams({ q: `@${domain}` }).toString()}">${domain}</a>`,
      },
      ...counts<(typeof domains)[number]>(visit),
    ],
    rows: domains,
  })}
${table({
  caption: say('o.mail.byDay'),
  columns: [
    {
      name: say('o.figures.day'),
      kind: 'head',
      cell: ({ day }) => dayWords(day, { now, language, zone: 'UTC' }),
    },
    ...counts<(typeof days)[number]>(visit),
  ],
  rows: days,
})}`
}

function counts<Row extends LetterFigures>({ say, language }: Visit): Column<Row>[] {
  const number = (value: number) => value.toLocaleString(language)
  const withRate = (value: number, of: number) =>
    html`${number(value)} <span class="quiet">${rateWords(value, { of, language })}</span>`
  return [
    { name: say('o.mail.letters'), kind: 'number', cell: ({ letters }) => number(letters) },
    {
      name: say('o.mail.bounced'),
      kind: 'number',
      cell: ({ bounced, letters }) => withRate(bounced, letters),
    },
    {
      name: say('o.mail.complaints'),
      kind: 'number',
      cell: ({ complaints, letters }) => withRate(complaints, letters),
    },
  ]
}
