import { html } from 'hono/html'
import { filledDays } from '../../../domain/day-counts.ts'
import { barChart } from '../../../html/chart.ts'
import type { Html } from '../../../html/html.ts'
import type { LeftOnDay } from '../../../store/figures.ts'
import { dayWords } from '../../moment.ts'
import type { Visit } from '../visit.ts'

/** On which days people left. */
export function leftChart({ say, language, now }: Visit, left: readonly LeftOnDay[]): Html {
  const { every, counts } = filledDays(left)
  if (counts.length === 0) return html``
  const short = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return barChart({
    title: say(every === 'day' ? 'o.figures.leftByDay' : 'o.figures.leftByWeek'),
    language,
    bars: counts.map(({ day, count }) => ({
      label: short.format(new Date(day)),
      full: dayWords(day, { now, language, zone: 'UTC' }),
      value: count,
    })),
    words: {
      table: say('o.figures.asTable'),
      bar: say(every === 'day' ? 'o.figures.day' : 'o.figures.week'),
      value: say('o.figures.left'),
    },
  })
}
