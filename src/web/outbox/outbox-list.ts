import { html } from 'hono/html'
import type { Reader } from '../../domain/moment-words.ts'
import type { Html } from '../../html/html.ts'
import { pager } from '../../html/pager.ts'
import { table } from '../../html/table.ts'
import { sayIn } from '../../language/say.ts'
import type { OutboxMail } from '../../mail/outbox.ts'
import { page, UNBRANDED } from '../page.ts'
import { dayOf, hourOf, letterWords, sizeWords, subjectWords } from './outbox-words.ts'

type List = { total: number; mails: OutboxMail[]; page: number; pages: number; reader: Reader }

/** One page of the outbox, newest first, under the dates on which the letters left. */
export function listPage(list: List): Html {
  const { total, mails, reader } = list
  const { language } = reader
  const say = sayIn(language)
  const title = say('outbox.title')
  const days = Map.groupBy(mails, ({ at }) => dayOf(at, reader))
  const body = html`<h1>${title}</h1>
<p class="notice">${say('outbox.stayed')}</p>
${total === 0 ? html`<p>${say('outbox.none')}</p>` : html`<p class="quiet">${say('outbox.total', { n: total })}</p>`}
${[...days].map(([day, sent]) => dayTable(day, sent, reader))}
${pagination(list)}`
  return page(UNBRANDED, { title, language, body, width: 'wide' })
}

function dayTable(day: string, mails: OutboxMail[], reader: Reader): Html {
  const { language } = reader
  const say = sayIn(language)
  const hour = ({ at }: OutboxMail) => html`<time datetime="${at.toISOString()}">${hourOf(at, reader)}</time>`
  return table({
    caption: day,
    kind: 'letters',
    rows: mails,
    columns: [
      { name: say('outbox.hour'), cell: hour },
      {
        name: say('outbox.subject'),
        kind: 'head',
        cell: ({ id, subject }) => html`<a href="/outbox/${id}">${subjectWords(subject, language)}</a>`,
      },
      { name: say('outbox.to'), cell: ({ to }) => to },
      { name: say('outbox.letter'), cell: ({ letter }) => letterWords(letter) },
      { name: say('outbox.size'), kind: 'number', cell: ({ size }) => sizeWords(size, language) },
    ],
  })
}

function pagination({ page: current, pages, reader }: List): Html | '' {
  const say = sayIn(reader.language)
  return pager({
    page: current,
    pages,
    addressOf: (page) => `/outbox?page=${page}`,
    words: {
      label: say('outbox.pages'),
      previous: say('outbox.newer'),
      next: say('outbox.older'),
      position: say('outbox.page', { page: current, pages }),
    },
  })
}
