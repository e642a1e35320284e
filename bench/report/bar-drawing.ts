import { scaleBand, scaleLinear } from 'd3-scale'

/** One bar: what it is of, and its parts from left to right. */
export type DrawnBar = { label: string; parts: readonly number[]; text: string }
export type Panel = { title: string; names: readonly string[]; bars: readonly DrawnBar[] }

/** In pixels. */
const [WIDTH, LABELS, VALUES, ROW, HEAD] = [860, 300, 90, 24, 58]
const LEGEND_STEP = 130

/** Colours that are told apart on a light and on a dark page. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600 }
  .part-0 { fill: #2f6fb5 } .part-1 { fill: #c9741f } .part-2 { fill: #6b8e3d }
  line { stroke: #8b949e; stroke-opacity: 0.35 }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }`

/** Panels of horizontal bars under one another, as an image of its own. */
export function drawPanels(panels: readonly Panel[]): string {
  const tops = panels.map((_, index) =>
    panels.slice(0, index).reduce((top, panel) => top + heightOf(panel), 0),
  )
  const height = panels.reduce((total, panel) => total + heightOf(panel), 0)
  const drawn = panels.map((panel, index) => `<g transform="translate(0 ${tops[index]})">${draw(panel)}</g>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">
<title>${panels.map(({ title }) => escaped(title)).join('; ')}</title>
<style>${STYLE}</style>
${drawn.join('\n')}
</svg>
`
}

function heightOf({ bars }: Panel): number {
  return HEAD + bars.length * ROW + ROW
}

function draw({ title, names, bars }: Panel): string {
  const most = Math.max(...bars.map(({ parts }) => sum(parts)))
  const x = scaleLinear()
    .domain([0, most])
    .range([LABELS, WIDTH - VALUES])
  const bottom = HEAD + bars.length * ROW
  const y = scaleBand<number>().domain(bars.keys()).range([HEAD, bottom]).padding(0.25)
  const lines = x
    .ticks(5)
    .map((tick) => `<line x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${HEAD}" y2="${bottom}"/>`)
  const legend = names.map(
    (name, index) =>
      `<rect class="part-${index}" x="${LABELS + index * LEGEND_STEP}" y="32" width="12" height="12"/>` +
      `<text x="${LABELS + index * LEGEND_STEP + 18}" y="43">${escaped(name)}</text>`,
  )
  const drawn = bars.map((bar, index) => drawBar(bar, { x, top: y(index) ?? 0, height: y.bandwidth() }))
  return `<text class="title" x="0" y="20">${escaped(title)}</text>${legend.join('')}${lines.join('')}${drawn.join('\n')}`
}

type Place = { x: (value: number) => number; top: number; height: number }

function drawBar({ label, parts, text }: DrawnBar, { x, top, height }: Place): string {
  const rects = parts.map((part, index) => {
    const start = sum(parts.slice(0, index))
    const [left, right] = [x(start), x(start + part)]
    return `<rect class="part-${index}" x="${at(left)}" y="${at(top)}" width="${at(right - left)}" height="${at(height)}"/>`
  })
  const base = at(top + height - 4)
  return `<text x="0" y="${base}">${escaped(label)}</text>${rects.join('')}<text x="${at(x(sum(parts)) + 6)}" y="${base}">${escaped(text)}</text>`
}

function at(place: number): string {
  return place.toFixed(1)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
