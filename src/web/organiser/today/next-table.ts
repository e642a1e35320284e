import { html } from 'hono/html'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import type { NextLetter } from '../../../store/next-letters.ts'
import { departurePeople } from '../departure-people.ts'
import { aheadWords, dayAndHour } from '../moments.ts'
import { sharedZone, zonedCaption } from '../shared-zone.ts'
import type { Visit } from '../visit.ts'
import { letterHead } from './letter-head.ts'
import { waysOf } from './letter-ways.ts'
import type { Today } from './read-today.ts'

/** What leaves next, in how long, to how many. */
export function nextTable(visit: Visit, { next: rows, courses }: Today): Html {
  const { say, may } = visit
  if (rows.length === 0) return html`<p class="quiet">${say('o.today.noNext')}</p>`
  const zone = sharedZone(rows)
  return table<NextLetter>({
    caption: zonedCaption(say('o.today.next'), zone, visit),
    kind: 'letters-of-today',
    rows,
    columns: [
      { name: say('o.today.letter'), kind: 'head', cell: (row) => letterHead(visit, row, courses) },
      { name: say('o.today.when'), cell: (row) => whenOf(visit, row, zone) },
      { name: say('o.today.people'), kind: 'number', cell: (row) => peopleOf(visit, row) },
      ...(may('write')
        ? [{ name: say('o.letters.acts'), cell: (row: NextLetter) => acts(visit, row, rows) }]
        : []),
    ],
  })
}

/** Of each cohort, beside the lesson that leaves first: not in every line. */
function acts(visit: Visit, row: NextLetter, rows: readonly NextLetter[]): Html | '' {
  const own = rows.filter(({ cohort }) => cohort === row.cohort)
  const first = own.find(({ kind }) => kind === 'lesson') ?? own[0]
  return first === row ? waysOf(visit, row) : ''
}

function whenOf(
  { say, now, language }: Visit,
  { dueAt, zone, isPaused }: NextLetter,
  known: string | undefined,
): Html {
  const told = { now, zone, language }
  const ahead = isPaused
    ? status(say('o.today.pausedNow'), 'partial')
    : html`<strong>${aheadWords(dueAt, told)}</strong>`
  return html`${ahead} <span class="quiet">${dayAndHour(dueAt, told)}${zone === known ? '' : ` ${placeOf(zone, language)}`}</span>`
}

/** A number leads to its people where a list has them and nobody else. */
function peopleOf({ language }: Visit, row: NextLetter): Html | string {
  const words = row.people.toLocaleString(language)
  const href = departurePeople(row)
  return href === undefined || row.people === 0 ? words : html`<a href="${href}">${words}</a>`
}
