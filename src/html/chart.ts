import { scaleBand, scaleLinear } from 'd3-scale'
import { html } from 'hono/html'
import type { Html } from './html.ts'
import { table } from './table.ts'

/** One bar: `label` stands under it, `full` is its name in the table. */
export type Bar = { label: string; full: string; value: number }

export type BarChart = {
  title: string
  bars: readonly Bar[]
  language: string
  words: { table: string; bar: string; value: string }
}

/** In pixels. Across, the chart is as wide as its page: places there are shares of a hundred. */
const [TOP, FLOOR, HEIGHT] = [20, 180, 204]
const [LEFT, RIGHT] = [9, 100]
const MOST_LABELS = 7
/** A bar is no wider, a share of a hundred: that of a single day would be a wall. */
const WIDEST = 8

/** Counts as bars, drawn without script, with the same numbers as a table that opens under them. */
export function barChart({ title, bars, language, words }: BarChart): Html {
  const number = new Intl.NumberFormat(language)
  return html`<figure class="chart">
<figcaption>${title}</figcaption>
<svg width="100%" height="${HEIGHT}" aria-hidden="true" focusable="false">${drawing(bars, number)}</svg>
<details><summary>${words.table}</summary>
${table({
  caption: title,
  columns: [
    { name: words.bar, kind: 'head', cell: ({ full }) => full },
    { name: words.value, kind: 'number', cell: ({ value }) => number.format(value) },
  ],
  rows: bars,
})}</details>
</figure>
`
}

function drawing(bars: readonly Bar[], number: Intl.NumberFormat): Html {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const y = scaleLinear().domain([0, most]).nice(4).range([FLOOR, TOP])
  const x = scaleBand<number>().domain(bars.keys()).range([LEFT, RIGHT]).paddingInner(0.25)
  const lines = y.ticks(4).filter(Number.isInteger)
  const width = Math.min(x.bandwidth(), WIDEST)
  const every = Math.ceil(bars.length / MOST_LABELS)
  return html`${lines.map((tick) => line(y(tick), number.format(tick)))}${bars.map((bar, index) => {
    const middle = (x(index) ?? 0) + x.bandwidth() / 2
    return html`<rect x="${percent(middle - width / 2)}" y="${y(bar.value)}" width="${percent(width)}" height="${FLOOR - y(bar.value)}"/>${
      index % every === 0
        ? html`<text x="${percent(middle)}" y="${FLOOR + 18}" text-anchor="middle">${bar.label}</text>`
        : ''
    }`
  })}`
}

function line(at: number, label: string): Html {
  return html`<line x1="0" x2="100%" y1="${at}" y2="${at}"/><text x="0" y="${at - 4}">${label}</text>`
}

function percent(share: number): string {
  return `${share.toFixed(2)}%`
}
