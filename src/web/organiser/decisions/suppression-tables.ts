import { html } from 'hono/html'
import { zoneWords } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { type Column, table } from '../../../html/table.ts'
import type { LiftedSuppression, Suppression } from '../../../store/suppression-list.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'

/** Addresses belong to no cohort: `zone`, in which their instants are told, is that of the installation. */
type Listed<Row> = { rows: readonly Row[]; zone: string }

export function suppressionTable(visit: Visit, { rows, zone }: Listed<Suppression>): Html {
  const { say, language } = visit
  const lift = ({ address }: Suppression) =>
    html`<a href="/o/decisions/suppressions/lift?address=${encodeURIComponent(address)}">${say('o.decisions.lift')}</a>`
  const ways: Column<Suppression>[] = visit.may('run') ? [{ name: say('o.decisions.ways'), cell: lift }] : []
  return table<Suppression>({
    caption: say('o.decisions.tab.suppressions'),
    note: zoneWords(zone, language),
    rows,
    columns: [...columnsOf(visit, zone), ...ways],
  })
}

/** What was taken back lately, and why. */
export function liftedTable(visit: Visit, { rows, zone }: Listed<LiftedSuppression>): Html {
  const { say, language } = visit
  return table<LiftedSuppression>({
    caption: say('o.decisions.lifted'),
    note: zoneWords(zone, language),
    rows,
    columns: [
      ...columnsOf(visit, zone),
      {
        name: say('o.decisions.liftedAt'),
        cell: ({ liftedAt, note }) =>
          html`${shortMoment(liftedAt, { zone, language })} <span class="said">${note}</span>`,
      },
    ],
  })
}

function columnsOf({ say, language }: Visit, zone: string): Column<Suppression>[] {
  return [
    { name: say('o.decisions.address'), kind: 'head', cell: ({ address }) => address },
    {
      name: say('o.decisions.sinceColumn'),
      cell: ({ suppressedAt }) => shortMoment(suppressedAt, { zone, language }),
    },
    {
      name: say('o.decisions.why'),
      cell: ({ suppressedBy, reason }) =>
        html`${say(`o.decisions.by.${suppressedBy}`)} <span class="said">${reason}</span>`,
    },
  ]
}
