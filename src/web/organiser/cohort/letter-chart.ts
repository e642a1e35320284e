import type { LetterLine } from '../../../actions/letters/letter-lines.ts'
import { dayAndMonth } from '../../../documents/date-words.ts'
import { localDate } from '../../../domain/local-time.ts'
import { barChart } from '../../../html/chart.ts'
import type { Html } from '../../../html/html.ts'
import type { CohortVisit } from './with-cohort.ts'

/** The letters that the relay took, by the day on which they were due; nothing before the first. */
export function letterChart({ say, language, cohort }: CohortVisit, lines: readonly LetterLine[]): Html | '' {
  const out = lines.filter(({ standing }) => standing === 'done' || standing === 'under-way')
  if (out.length === 0) return ''
  const byDate = Map.groupBy(out, ({ firstDueAt }) => localDate(firstDueAt, cohort.zone))
  const bars = [...byDate].map(([date, on]) => ({
    label: `${Number(date.slice(8))}`,
    full: dayAndMonth(date, language),
    value: on.reduce((sum, { outcomes }) => sum + (outcomes.submitted ?? 0), 0),
  }))
  return barChart({
    title: say('o.letters.chart'),
    bars,
    language,
    words: {
      table: say('o.letters.chartTable'),
      bar: say('o.letters.chartDay'),
      value: say('o.letters.chartValue'),
    },
  })
}
