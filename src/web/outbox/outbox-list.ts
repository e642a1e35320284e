import { html } from 'hono/html'
import type { OutboxMail } from '../../mail/outbox.ts'
import { type Html, page } from '../page.ts'
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
  return page({ title: 'Boîte d’envoi', language: 'fr', body })
}

function nothingYet(): Html {
  return html`<p>Aucune lettre pour l’instant. Elles paraîtront ici à mesure que le service les envoie.</p>`
}

function totalWords(total: number): string {
  return `${new Intl.NumberFormat('fr').format(total)} lettre${total > 1 ? 's' : ''}`
}

function dayTable({ day, mails, zone }: { day: string; mails: OutboxMail[]; zone: string }): Html {
  return html`<table class="letters">
<caption>${day}</caption>
<thead><tr><th scope="col">Heure</th><th scope="col">Objet</th><th scope="col">Destinataire</th><th scope="col">Lettre</th><th scope="col" class="number">Taille</th></tr></thead>
<tbody>
${mails.map((mail) => mailRow(mail, zone))}</tbody>
</table>
`
}

function mailRow({ id, at, subject, to, letter, size }: OutboxMail, zone: string): Html {
  return html`<tr><td class="hour"><time datetime="${at.toISOString()}">${hourWords(at, zone)}</time></td><th scope="row"><a href="/outbox/${id}">${subjectWords(subject)}</a></th><td>${to}</td><td class="what">${letterWords(letter)}</td><td class="number">${sizeWords(size)}</td></tr>
`
}

function pagination({ page: current, pages }: List): Html | '' {
  if (pages === 1) return ''
  return html`<nav class="pages" aria-label="Pages">
${current > 1 ? html`<a href="/outbox?page=${current - 1}" rel="prev">Plus récentes</a>` : ''}
<span>Page ${current} sur ${pages}</span>
${current < pages ? html`<a href="/outbox?page=${current + 1}" rel="next">Plus anciennes</a>` : ''}
</nav>`
}
