import { html } from 'hono/html'
import type { Html } from '../../html/html.ts'
import { pager } from '../../html/pager.ts'
import { table } from '../../html/table.ts'
import type { OutboxMail } from '../../mail/outbox.ts'
import { page, UNBRANDED } from '../page.ts'
import { dayWords, hourWords, letterWords, STAYED_HERE, sizeWords, subjectWords } from './outbox-words.ts'

type List = { total: number; mails: OutboxMail[]; page: number; pages: number; zone: string }

/** One page of the outbox, newest first, under the dates on which the letters left. */
export function listPage(list: List): Html {
  const days = Map.groupBy(list.mails, ({ at }) => dayWords(at, list.zone))
  const body = html`<h1>Boîte d’envoi</h1>
<p class="notice">${STAYED_HERE}</p>
${list.total === 0 ? nothingYet() : html`<p class="quiet">${totalWords(list.total)}, les plus récentes d’abord.</p>`}
${[...days].map(([day, mails]) => dayTable({ day, mails, zone: list.zone }))}
${pagination(list)}`
  return page(UNBRANDED, { title: 'Boîte d’envoi', language: 'fr', body, width: 'wide' })
}

function nothingYet(): Html {
  return html`<p>Aucune lettre pour l’instant. Elles paraîtront ici à mesure que le service les envoie.</p>`
}

function totalWords(total: number): string {
  return `${new Intl.NumberFormat('fr').format(total)} lettre${total > 1 ? 's' : ''}`
}

function dayTable({ day, mails, zone }: { day: string; mails: OutboxMail[]; zone: string }): Html {
  const hour = ({ at }: OutboxMail) =>
    html`<time datetime="${at.toISOString()}">${hourWords(at, zone)}</time>`
  return table({
    caption: day,
    kind: 'letters',
    rows: mails,
    columns: [
      { name: 'Heure', cell: hour },
      {
        name: 'Objet',
        kind: 'head',
        cell: ({ id, subject }) => html`<a href="/outbox/${id}">${subjectWords(subject)}</a>`,
      },
      { name: 'Destinataire', cell: ({ to }) => to },
      { name: 'Lettre', cell: ({ letter }) => letterWords(letter) },
      { name: 'Taille', kind: 'number', cell: ({ size }) => sizeWords(size) },
    ],
  })
}

function pagination({ page: current, pages }: List): Html | '' {
  return pager({
    page: current,
    pages,
    addressOf: (page) => `/outbox?page=${page}`,
    words: {
      label: 'Pages',
      previous: 'Plus récentes',
      next: 'Plus anciennes',
      position: `Page ${current} sur ${pages}`,
    },
  })
}
