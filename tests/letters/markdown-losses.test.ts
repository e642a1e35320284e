import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { warningLine } from '../../src/domain/warning-words.ts'
import { LetterError } from '../../src/letters/letter-error.ts'
import { readBody, toHtml } from '../../src/letters/markdown.ts'
import { markdownLosses } from '../../src/letters/markdown-losses.ts'
import { toText } from '../../src/letters/plain-text.ts'
import { ProtectedPlaceholders } from '../../src/letters/protected-placeholders.ts'

function written(source: string) {
  const placeholders = new ProtectedPlaceholders('x.md')
  const blocks = readBody(placeholders.protect(source), placeholders, { file: 'x.md', line: 1 })
  const tokens = blocks.flatMap((block) => (block.kind === 'markdown' ? block.tokens : []))
  return { html: toHtml(tokens), page: toHtml(tokens, 'page'), text: toText(tokens) }
}

const losses = (source: string) =>
  markdownLosses(source).map(({ line, loss }) => `${line}: ${warningLine(loss)}`)

describe('what a letter does not show as it was meant', () => {
  it.each([
    ['un <b>mot</b>', '1: HTML is shown as it is typed: “<b>”'],
    ['a\n\n<div>\nbloc\n</div>', '3: HTML is shown as it is typed: “<div> bloc </div>”'],
    ['<!-- à moi -->', '1: HTML is shown as it is typed: “<!-- à moi -->”'],
    ['a\n\n    code', '3: code set in by four spaces becomes a paragraph'],
    ['Titre\n===', '1: a title underlined with = or - is no heading, expected ## before it'],
    ['- [ ] faire', '1: boxes to tick are shown as they are typed: [ ]'],
    ['Un mot[^1].', '1: notes are shown as they are typed: “Un mot[^1].”'],
    ['[mot](https://x.fr "Voir")', '1: the title of a link or an image is not in the letter: “Voir”'],
    [
      '![mot](https://x.fr/a.png#1x1 "Voir")',
      '1: the title of a link or an image is not in the letter: “Voir”',
    ],
    ['a\n\n[rien]: https://x.fr', '3: no link uses this address, and it is left out: [rien]'],
    [
      '[a]\n\n[a]: https://x.fr\n[a]: https://y.fr',
      '4: another address above has this name, and it is left out: [a]',
    ],
    [
      '| a |\n|---|\n| b | c |',
      '3: this row has more cells than its head, and the rest is left out: “| b | c |”',
    ],
    [
      '| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |',
      '1: a table of more than 4 columns is wider than a phone, which shows a part of it at a time',
    ],
  ])('is warned of: %s', (source, warning) => expect(losses(source)).toContain(warning))

  it.each([
    '## Titre\n\nUn **mot** _beau_ `net` ~~barré~~, [lien](https://x.fr) et <https://y.fr>.',
    '- a\n  1. b\n\n> c\n> > d\n\n---\n\nfin  \nde ligne\\\nici',
    '| a | b |\n|---|--:|\n| c | d |\n| e |',
    '![Un plan](https://x.fr/a.png#560x320)',
    '[mot][a] &amp; \\*ici\\*\n\n[a]: https://x.fr',
  ])('is nothing in: %s', (source) => expect(losses(source)).toEqual([]))

  it('is all that can vanish: every word of any Markdown is in the HTML and in the text, unless it is warned of', () => {
    let next = 0
    const word = fc.constant(0).map(() => `mot${(next++).toString(36)}fin`)
    const forms = [
      (w: string) => w,
      (w: string) => `**${w}**`,
      (w: string) => `~~${w}~~`,
      (w: string) => `\`${w}\``,
      (w: string) => `<b>${w}</b>`,
      (w: string) => `<!-- ${w} -->`,
      (w: string) => `[${w}](https://x.fr)`,
      (w: string) => `[${w}][ref]`,
      (w: string) => `[x](https://x.fr "${w}")`,
      (w: string) => `${w}[^1]`,
      (w: string) => `![${w}](https://x.fr/a.png#10x10)`,
    ]
    const piece = fc.tuple(word, fc.constantFrom(...forms)).map(([w, form]) => form(w))
    const words = fc.array(piece, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '))
    const blocks = fc.oneof(
      words,
      words.map((w) => `## ${w}`),
      words.map((w) => `- ${w}\n  - ${w}`),
      words.map((w) => `1. ${w}\n\n   ${w}`),
      words.map((w) => `> ${w}\n> > ${w}`),
      words.map((w) => `    ${w}`),
      words.map((w) => `${w}\n===`),
      words.map((w) => `- [x] ${w}`),
      words.map((w) => `<div>\n${w}\n</div>`),
      words.map((w) => `[^1]: ${w}`),
      word.map((w) => `[ref]: https://x.fr/${w} "${w}"`),
      fc
        .array(words, { minLength: 1, maxLength: 3 })
        .map((row) => `| a | b |\n|---|---|\n| ${row.join(' | ')} |`),
    )
    fc.assert(
      fc.property(fc.array(blocks, { minLength: 1, maxLength: 5 }), (parts) => {
        const source = parts.join('\n\n')
        let letter: ReturnType<typeof written>
        try {
          letter = written(source)
        } catch (error) {
          if (error instanceof LetterError) return // refused with its line, so that nothing leaves
          throw error
        }
        const warned = markdownLosses(source).length > 0
        const all = source.match(/mot\w+?fin/g) ?? []
        const lost = all.filter(
          (w) => ![letter.html, letter.page, letter.text].every((part) => part.includes(w)),
        )
        expect(lost.length === 0 || warned, `${lost} in ${source}`).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a table', () => {
  const TABLE =
    '| Levier | Coût (€) |\n|---|--:|\n| **Humain** | 10 |\n| [Alliances](https://x.fr) | {{ day }} |\n| Seul | |'

  it('has headings that are read before each cell, in HTML and in the text', () => {
    const { html, page, text } = written(TABLE)
    expect(html.match(/<th scope="col"/g)).toHaveLength(2)
    expect(html).toMatch(/<th scope="col" align="right" nowrap style="[^"]*">Coût \(€\)<\/th>/)
    expect(page).toContain('<th scope="col" class="right">Coût (€)</th>')
    expect(page).not.toContain('style=')
    expect(text.replace(/zqmark0qz/, '{{ day }}')).toBe(
      '- Levier: Humain\n\tCoût (€): 10\n- Levier: Alliances <https://x.fr>\n\tCoût (€): {{ day }}\n- Levier: Seul',
    )
  })

  it('without a row, or without a heading, loses no word', () => {
    expect(written('| a | b |\n|---|---|').text).toBe('- a | b')
    expect(written('| | b |\n|---|---|\n| c | d |').text).toBe('- c\n\tb: d')
  })
})

describe('an image', () => {
  it('has its words and a size, no larger than the letter, and is a link on our own page', () => {
    const { html, page, text } = written('![Le plan <du> jour](https://x.fr/plan.png?a=1&b=2#1120x640)')
    expect(html).toContain(
      '<img src="https://x.fr/plan.png?a=1&amp;b=2" alt="Le plan &lt;du&gt; jour" width="560" height="320"',
    )
    expect(page).toContain(
      '<a class="picture" href="https://x.fr/plan.png?a=1&amp;b=2">Le plan &lt;du&gt; jour</a>',
    )
    expect(page).not.toContain('<img')
    expect(text).toBe('Le plan <du> jour <https://x.fr/plan.png?a=1&b=2>')
  })

  it.each([
    ['![](https://x.fr/a.png#10x10)', 'has no words for those who do not see it'],
    ['![a](https://x.fr/a.png)', 'has no size'],
    ['![a](https://x.fr/a.png#0x10)', 'has no size'],
    ['![a](https://x.fr/a.png#9999x10)', 'is 9999 by 10 pixels, and 4000 is the most'],
    ['![a](http://x.fr/a.png#10x10)', 'starts with https://'],
    ['![a](data:image/png;base64,AAAA#10x10)', 'starts with https://'],
    ['![a](mailto:a@b.fr#10x10)', 'starts with https://'],
    ['![a](plan.png#10x10)', 'starts with https://'],
  ])('is refused: %s', (source, message) => {
    expect(() => written(`un\n\n${source}`)).toThrow(message)
    expect(() => written(`un\n\n${source}`)).toThrow('x.md:3')
  })
})
