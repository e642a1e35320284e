import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import type { LastLetter } from '../../../store/last-letters.ts'
import type { NextLetter } from '../../../store/next-letters.ts'
import { momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'
import { inWords } from './in-words.ts'
import { waysOf } from './letter-ways.ts'

/** What leaves next, in how long, to how many. */
export function nextTable(visit: Visit, rows: readonly NextLetter[]): Html {
  const { say, now, language, may } = visit
  if (rows.length === 0) return html`<p class="quiet">${say('o.today.noNext')}</p>`
  return table<NextLetter>({
    caption: say('o.today.next'),
    kind: 'today-letters',
    rows,
    columns: [
      { name: say('o.today.letter'), kind: 'head', cell: letterLink },
      {
        name: say('o.today.when'),
        cell: ({ dueAt, zone, isPaused }) =>
          html`${isPaused ? status(say('o.today.pausedNow'), 'partial') : html`<strong>${inWords(dueAt, now, say)}</strong>`} <span class="quiet">${momentWords(dueAt, { now, zone, language })}</span>`,
      },
      {
        name: say('o.today.people'),
        kind: 'number',
        cell: ({ cohort, people }) => peopleLink(cohort, people, language),
      },
      ...(may('write')
        ? [{ name: say('o.letters.acts'), cell: (row: NextLetter) => acts(visit, { row, rows }) }]
        : []),
    ],
  })
}

/** Of each cohort, beside the lesson that leaves first: not in every line. */
function acts(visit: Visit, { row, rows }: { row: NextLetter; rows: readonly NextLetter[] }): Html | '' {
  const own = rows.filter(({ cohort }) => cohort === row.cohort)
  const first = own.find(({ kind }) => kind === 'lesson') ?? own[0]
  return first === row ? waysOf(visit, row) : ''
}

/** What left last, each line adding up. */
export function lastTable({ say, now, language }: Visit, rows: readonly LastLetter[]): Html {
  if (rows.length === 0) return html`<p class="quiet">${say('o.today.noLast')}</p>`
  const number = (name: string, cell: (row: LastLetter) => Html | string) =>
    ({ name, kind: 'number', cell }) as const
  const plain = (n: number) => new Intl.NumberFormat(language).format(n)
  return table<LastLetter>({
    caption: say('o.today.last'),
    kind: 'today-letters',
    rows,
    columns: [
      { name: say('o.today.letter'), kind: 'head', cell: letterLink },
      {
        name: say('o.today.when'),
        cell: ({ dueAt, zone }) => momentWords(dueAt, { now, zone, language }),
      },
      number(say('o.today.submitted'), ({ submitted }) => plain(submitted)),
      number(say('o.today.bounces'), ({ cohort, bounced }) =>
        bounced === 0
          ? plain(0)
          : html`<a href="/o/decisions/bounces?cohort=${cohort}">${plain(bounced)}</a>`,
      ),
      number(say('o.today.undecided'), ({ waiting }) =>
        waiting === 0 ? plain(0) : html`<a href="/o/decisions">${plain(waiting)}</a>`,
      ),
      number(say('o.today.skipped'), ({ skipped }) => plain(skipped)),
      number(say('o.today.open'), ({ open }) => plain(open)),
    ],
  })
}

function letterLink({ cohort, letter }: { cohort: string; letter: string }): Html {
  return html`${letter} <a href="/o/cohorts/${cohort}">${cohort}</a>`
}

function peopleLink(cohort: string, n: number, language: string): Html {
  return html`<a href="/o/cohorts/${cohort}/people">${new Intl.NumberFormat(language).format(n)}</a>`
}
