import { Hono } from 'hono'
import { html } from 'hono/html'
import { barChart } from '../../src/html/chart.ts'
import { pager } from '../../src/html/pager.ts'
import { confirmation } from '../../src/html/post-form.ts'
import { status, type Tone } from '../../src/html/status.ts'
import { table } from '../../src/html/table.ts'
import { tabs } from '../../src/html/tabs.ts'
import { page, UNBRANDED } from '../../src/web/page.ts'
import { pageHeaders } from '../../src/web/page-headers.ts'

type Row = { name: string; people: number; words: string; tone: Tone }

const ROWS: Row[] = [
  { name: 'mars-2027', people: 1204, words: 'Running', tone: 'good' },
  { name: 'avril-2027', people: 12, words: 'Paused', tone: 'partial' },
  { name: 'a-name-of-a-cohort-that-is-as-long-as-they-may-be', people: 0, words: 'Failed', tone: 'wrong' },
  { name: 'juin-2027', people: 0, words: 'Closed', tone: 'plain' },
]

/** Parts that no page of ours has in all their states, on one page, to look at. */
export function partsPage(): Hono {
  const body = html`<h1>Parts</h1>
${tabs({
  label: 'Views',
  tabs: ['Cohorts', 'Events', 'People'].map((label, index) => ({
    href: `?${label}`,
    label,
    isCurrent: index === 0,
  })),
})}${table<Row>({
  caption: 'Cohorts',
  columns: [
    { name: 'Cohort', kind: 'head', cell: ({ name }) => html`<a href="?${name}">${name}</a>` },
    { name: 'State', cell: ({ words, tone }) => status(words, tone) },
    { name: 'People', kind: 'number', cell: ({ people }) => String(people) },
  ],
  rows: ROWS,
})}${pager({
  page: 2,
  pages: 3,
  addressOf: (other) => `?page=${other}`,
  words: { label: 'Pages', previous: 'Newer', next: 'Older', position: 'Page 2 of 3' },
})}${barChart({
  title: 'Submitted letters a day',
  language: 'en',
  bars: Array.from({ length: 21 }, (_, day) => ({
    label: `${day + 1} Mar`,
    full: `${day + 1} March`,
    value: (day * 371) % 1200,
  })),
  words: { table: 'As a table', bar: 'Day', value: 'Letters' },
})}${confirmation({
  text: html`<p>The cohort will be cancelled.</p>`,
  action: '?',
  hidden: html``,
  button: { label: 'Cancel the cohort', tone: 'danger' },
  beside: html`<a class="button quiet" href="?">Keep it</a>`,
  aside: 'Nothing more will leave.',
})}`
  return new Hono()
    .use(pageHeaders())
    .get('/', (c) => c.html(page(UNBRANDED, { title: 'Parts', language: 'en', body, width: 'wide' })))
}
