import { html } from 'hono/html'
import { describe, expect, it } from 'vitest'
import { attributes } from '../../src/html/attributes.ts'
import { calendarList, calendarWeeks } from '../../src/html/calendar.ts'
import { barChart } from '../../src/html/chart.ts'
import { linesField } from '../../src/html/field.ts'
import type { Html } from '../../src/html/html.ts'
import { pager } from '../../src/html/pager.ts'
import { confirmation } from '../../src/html/post-form.ts'
import { status } from '../../src/html/status.ts'
import { table } from '../../src/html/table.ts'
import { tabs } from '../../src/html/tabs.ts'
import { HOSTILE_CASES } from '../support/hostile.ts'

const told = async (part: Html | string) => String(await part)

describe('attributes', () => {
  it('are written by their value: a name alone, a text, a list, or nothing', async () => {
    const given = { required: true, checked: false, id: undefined, class: ['a', 'b'], 'aria-describedby': [] }
    expect(await told(attributes(given))).toBe(' required class="a b"')
    expect(await told(attributes({ value: '', rows: 3 }))).toBe(' value="" rows="3"')
  })

  it.each(HOSTILE_CASES)('keep %s inside their quotes', async (_, text) => {
    const written = await told(html`<input${attributes({ value: text, class: [text] })}>`)
    expect(written.match(/["<>]/g)).toEqual(['<', '"', '"', '"', '"', '>'])
  })
})

describe('a field for several lines', () => {
  it('shows what was typed, with its first empty line', async () => {
    const shown = await told(linesField({ name: 'a', label: 'A', rows: 3, longest: 9, value: '\n<b>' }))
    expect(shown).toContain('maxlength="9">\n\n&lt;b&gt;</textarea>')
  })
})

describe('a calendar', () => {
  const day = (date: string, weekday: number, content?: Html) => ({
    ...{ date, weekday, full: `day ${date}`, short: date.slice(8) },
    ...(content ? { content } : {}),
  })
  const days = [day('2027-01-06', 3, html`<p>Lesson</p>`), day('2027-01-07', 4)]

  it('has its first day under its weekday, and reads out the days that have something', async () => {
    const weeks = await told(calendarWeeks(days, ['Mon', 'Tue']))
    expect(weeks).toContain(
      '<li class="from-3"><time class="date" datetime="2027-01-06"><span class="full">day',
    )
    expect(weeks).toContain('<li class="idle" aria-hidden="true">')
    expect(weeks.match(/<li/g)).toHaveLength(2)
  })

  it('leaves empty days out of a list', async () => {
    const list = await told(calendarList(days))
    expect(list.match(/<li/g)).toHaveLength(1)
    expect(list).not.toContain('from-')
  })
})

describe('a table', () => {
  it('has a caption, a scope for every head, and its numbers on the right', async () => {
    const columns = [
      { name: 'Cohort', kind: 'head', cell: ([name]: [string, number]) => name },
      { name: 'People', kind: 'number', cell: ([, people]: [string, number]) => String(people) },
    ] as const
    expect(await told(table({ caption: 'Cohorts', columns, rows: [['<mars>', 3]] }))).toBe(
      `<table class="stacks">
<caption>Cohorts</caption>
<thead><tr><th scope="col">Cohort</th><th scope="col" class="number">People</th></tr></thead>
<tbody>
<tr><th scope="row">&lt;mars&gt;</th><td class="number" data-name="People">3</td></tr>
</tbody>
</table>
`,
    )
  })
})

describe('a pager', () => {
  const words = { label: 'Pages', previous: 'Newer', next: 'Older', position: 'Page' }
  const links = async (page: number, pages: number) => {
    const shown = await told(pager({ page, pages, addressOf: (other) => `?page=${other}`, words }))
    return [...shown.matchAll(/href="([^"]+)" rel="(\w+)"/g)].map(([, href, rel]) => `${rel} ${href}`)
  }

  it('leads to the pages that are there', async () => {
    expect(await links(1, 3)).toEqual(['next ?page=2'])
    expect(await links(2, 3)).toEqual(['prev ?page=1', 'next ?page=3'])
    expect(await links(3, 3)).toEqual(['prev ?page=2'])
  })

  it('is not there for one page', async () => {
    expect(await told(pager({ page: 1, pages: 1, addressOf: String, words }))).toBe('')
  })
})

describe('tabs', () => {
  it('mark the current one for those who listen', async () => {
    const all = [
      { href: '/a', label: 'A', isCurrent: false },
      { href: '/b', label: 'B', isCurrent: true },
    ]
    const shown = await told(tabs({ label: 'Forms', tabs: all }))
    expect(shown).toContain('<nav class="tabs" aria-label="Forms">')
    expect(shown.match(/aria-current="page"/g)).toHaveLength(1)
    expect(shown).toContain('<a href="/b" aria-current="page">B</a>')
  })
})

describe('a status', () => {
  it('is said in words, and in a tone', async () => {
    expect(await told(status('Paused', 'partial'))).toBe('<span class="state partial">Paused</span>')
    expect(await told(status('<b>'))).toBe('<span class="state plain">&lt;b&gt;</span>')
  })
})

describe('a confirmation', () => {
  it('is a form with one button, which a link can not press', async () => {
    const shown = await told(
      confirmation({
        ...{ action: '/erase', hidden: html`<input type="hidden">`, text: html`<p>All goes.</p>` },
        button: { label: 'Erase', tone: 'danger' },
        beside: html`<a href="/">Keep</a>`,
        aside: 'For good.',
      }),
    )
    expect(shown).toMatch(/^<p>All goes\.<\/p>\n<form method="post" action="\/erase">\n<input type="hidden">/)
    expect(
      shown.match(/<button type="submit" class="danger">Erase<\/button>\n<a href="\/">Keep<\/a>/g),
    ).toHaveLength(1)
    expect(shown).toMatch(/<p class="quiet">For good\.<\/p>$/)
  })
})

describe('a chart', () => {
  const chart = (values: number[]) =>
    barChart({
      title: 'Submitted letters a day',
      language: 'en',
      bars: values.map((value, index) => ({ label: String(index + 1), full: `Day ${index + 1}`, value })),
      words: { table: 'As a table', bar: 'Day', value: 'Letters' },
    })
  const heights = (shown: string) =>
    [...shown.matchAll(/<rect [^>]*height="([^"]+)"/g)].map(([, height]) => Number(height))

  it('has a bar for each number, in proportion', async () => {
    const [none, one, two] = heights(await told(chart([0, 500, 1000])))
    expect(none).toBe(0)
    expect(two! / one!).toBeCloseTo(2)
    expect(two).toBeGreaterThan(100)
  })

  it('of a single day has a bar, and no wall, and one in the middle', async () => {
    const shown = await told(chart([12]))
    expect(shown).toContain('<rect x="50.50%"')
    expect(shown).toContain('width="8.00%"')
  })

  it('tells the same numbers as a table, and its drawing to nobody who listens', async () => {
    const shown = await told(chart([3, 1234]))
    expect(shown).toContain('<th scope="row">Day 2</th><td class="number" data-name="Letters">1,234</td>')
    expect(shown).toContain('aria-hidden="true"')
    expect(shown).not.toContain('style=')
  })

  it('has room for the labels of ninety days, and stands with none', async () => {
    const labels = (shown: string) => shown.match(/text-anchor/g)?.length ?? 0
    expect(labels(await told(chart(Array.from({ length: 90 }, () => 1))))).toBeLessThanOrEqual(7)
    expect(labels(await told(chart([1, 2])))).toBe(2)
    expect(heights(await told(chart([])))).toEqual([])
    expect(heights(await told(chart([0])))).toEqual([0])
  })
})
