import { html } from 'hono/html'
import type { LetterLine } from '../../../actions/letters/letter-lines.ts'
import { dayAndMonth } from '../../../documents/date-words.ts'
import { localDate } from '../../../domain/local-time.ts'
import { type Bar, barChart } from '../../../html/chart.ts'
import type { Html } from '../../../html/html.ts'
import { tabs } from '../../../html/tabs.ts'
import { countLeftByDay } from '../../../store/figures.ts'
import type { CohortVisit } from './with-cohort.ts'

/** What is counted by day: letters that the relay took or that bounced, and people who left. */
const SERIES = ['submitted', 'bounced', 'left'] as const
type Series = (typeof SERIES)[number]

/** A chart by day of one series, and the ways to the others; nothing before the first letter is out. */
export async function letterChart(visit: CohortVisit, lines: readonly LetterLine[]): Promise<Html | ''> {
  const { say, language, c, home } = visit
  const out = lines.filter(({ standing }) => standing === 'done' || standing === 'under-way')
  if (out.length === 0) return ''
  const series = SERIES.find((each) => each === c.req.query('chart')) ?? 'submitted'
  const ways = tabs({
    label: say('o.chart.series'),
    kind: 'plain',
    tabs: SERIES.map((each) => ({
      href: `${home}?chart=${each}#chart`,
      label: say(`o.chart.${each}`),
      isCurrent: each === series,
    })),
  })
  const title = say(`o.chart.${series}`)
  const words = { table: say('o.chart.table'), bar: say('o.chart.day'), value: title }
  return html`<section id="chart">
${ways}${barChart({ title, bars: await barsOf(visit, series, out), language, words })}</section>`
}

async function barsOf(
  { parts, cohort, language }: CohortVisit,
  series: Series,
  out: readonly LetterLine[],
): Promise<Bar[]> {
  const counted = series === 'left' ? await leftOn(parts.db, cohort.id) : lettersOn(out, series, cohort.zone)
  return [...counted].map(([date, value]) => ({
    label: `${Number(date.slice(8))}`,
    full: dayAndMonth(date, language),
    value,
  }))
}

async function leftOn(
  db: Parameters<typeof countLeftByDay>[0],
  cohortId: number,
): Promise<Map<string, number>> {
  return new Map((await countLeftByDay(db, cohortId)).map(({ day, count }) => [day, count]))
}

/** By the day on which letters were due in the zone of their cohort. */
function lettersOn(
  out: readonly LetterLine[],
  series: 'submitted' | 'bounced',
  zone: string,
): Map<string, number> {
  const counted = new Map<string, number>()
  for (const { firstDueAt, outcomes } of out) {
    const date = localDate(firstDueAt, zone)
    counted.set(date, (counted.get(date) ?? 0) + (outcomes[series] ?? 0))
  }
  return counted
}
