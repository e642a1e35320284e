import { describe, expect, it } from 'vitest'
import { compileLesson } from '../../src/letters/compile.ts'
import { fillWeb } from '../../src/letters/fill.ts'
import { contextOf, SMALL_LESSON, smallEdition } from './small-edition.ts'

async function webOf(lesson: string) {
  return fillWeb(
    await compileLesson(smallEdition({ 'lessons/jour-01.md': lesson }), 'jour-01'),
    contextOf({ subscriber: { firstName: '<script>alert(1)</script>"' } }),
  )
}

describe('the words of a lesson for our own page', () => {
  it('are those of the mail, in order, as plain HTML', async () => {
    const { title, html } = await webOf(SMALL_LESSON)
    expect(title).toBe('Parler la même langue')
    const headings = [...html.matchAll(/<(h\d)>([^<]*)/g)].map(([, tag, text]) => `${tag} ${text}`)
    expect(headings).toEqual([
      'h2 Une liste',
      'h2 Pour aller plus loin',
      'h3 S’informer',
      'h3 Se former',
      'h3 Agir efficacement',
    ])
    expect(html).toContain('Le document paraît demain.')
    expect(html).not.toContain('Le document est en ligne')
    expect(html).toContain('À demain, 2e jour du cycle.')
    expect(html).toContain('<a href="https://example.org/guide?a=1&amp;b=2">Lire le guide</a>')
    expect(html).toContain('<a href="https://example.org/programme">Le programme</a>')
    expect(html).not.toMatch(/style=|class="(?!lead|teaser|doors|way)|<script|zqmark|\{\{|\{%/)
    expect(html).toContain('&lt;script&gt;')
  })

  it('have no empty paragraph where a condition stood', async () => {
    expect((await webOf(SMALL_LESSON)).html).not.toMatch(/<p>\s*<\/p>/)
  })

  it('give the words beside raw MJML instead of it', async () => {
    const block = '```mjml Trois <leviers> de {{ days }} jours\n<mj-text>secret</mj-text>\n```'
    const { html } = await webOf(`${SMALL_LESSON}\n\n${block}\n`)
    expect(html).toContain('<p>Trois &lt;leviers&gt; de 2 jours</p>')
    expect(html).not.toContain('secret')
  })
})
