import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { type Column, table } from '../../../html/table.ts'
import type { LiftedSuppression, Suppression } from '../../../store/suppression-list.ts'
import { momentWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'

/** Addresses belong to no cohort: their instants are told in UTC. */
const ZONE = 'UTC'

export function suppressionTable(visit: Visit, rows: readonly Suppression[]): Html {
  const { say } = visit
  const lift = ({ address }: Suppression) =>
    html`<a href="/o/decisions/suppressions/lift?address=${encodeURIComponent(address)}">${say('o.decisions.lift')}</a>`
  const ways: Column<Suppression>[] = visit.may('run') ? [{ name: say('o.decisions.ways'), cell: lift }] : []
  return table<Suppression>({
    caption: say('o.decisions.tab.suppressions'),
    rows,
    columns: [...columnsOf(visit), ...ways],
  })
}

/** What was taken back lately, and why. */
export function liftedTable(visit: Visit, rows: readonly LiftedSuppression[]): Html {
  const { say, now, language } = visit
  return table<LiftedSuppression>({
    caption: say('o.decisions.lifted'),
    rows,
    columns: [
      ...columnsOf(visit),
      {
        name: say('o.decisions.liftedAt'),
        cell: ({ liftedAt, note }) =>
          html`${momentWords(liftedAt, { now, zone: ZONE, language })} <span class="said">${note}</span>`,
      },
    ],
  })
}

function columnsOf({ say, now, language }: Visit): Column<Suppression>[] {
  return [
    { name: say('o.decisions.address'), kind: 'head', cell: ({ address }) => address },
    {
      name: say('o.decisions.sinceColumn'),
      cell: ({ suppressedAt }) => momentWords(suppressedAt, { now, zone: ZONE, language }),
    },
    {
      name: say('o.decisions.why'),
      cell: ({ suppressedBy, reason }) =>
        html`${say(`o.decisions.by.${suppressedBy}`)} <span class="said">${reason}</span>`,
    },
  ]
}
