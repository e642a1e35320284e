import { beforeAll, describe, expect, it } from 'vitest'
import { sealEdition } from '../../src/domain/edition.ts'
import { type CompiledLesson, compileLesson } from '../../src/letters/compile.ts'
import { letterForm } from '../../src/letters/encoded-letter.ts'
import { fillLesson, fillWeb } from '../../src/letters/fill.ts'
import type { LetterBanner, LetterContext } from '../../src/letters/letter-context.ts'
import type { ReaderTokens } from '../../src/letters/reader-marks.ts'
import { encodedAlone, NAMELESS, readerOf, wholeOf } from './encoded.ts'
import { contextOf, LAYOUT, programme, SMALL_LESSON, smallEdition } from './small-edition.ts'

const WEBINAR: LetterBanner = {
  text: 'Le webinaire a lieu demain à 13\u00A0h : il reste de la place.',
  url: 'https://deux.example/me/def/events/webinaire',
  label: 'Réserver ma place',
}
const MOOC: LetterBanner = {
  text: 'Les inscriptions au MOOC sont ouvertes.',
  url: 'https://deux.example/me/def/events/mooc',
  label: 'Voir le MOOC',
}
/** As bare as a layout may be: no font, no width, no column of full width. */
const BARE = `<mjml><mj-body><mj-section><mj-column width="50%"><mj-text>[[ title ]]
<a href="{{ unsubscribe_url }}">Partir</a></mj-text></mj-column></mj-section></mj-body></mjml>`

let letter: CompiledLesson
let bare: CompiledLesson
beforeAll(async () => {
  const files = { 'layout.mjml': BARE, 'lessons/jour-01.md': SMALL_LESSON }
  letter = await compileLesson(smallEdition(), 'jour-01')
  bare = await compileLesson(sealEdition(programme, files), 'jour-01')
})

const filled = (banners: readonly LetterBanner[], of = letter) => fillLesson(of, contextOf({ banners }))

describe('a letter without banners', () => {
  it('has the same bytes whether there is an empty list or none', () => {
    expect(filled([])).toEqual(fillLesson(letter, contextOf()))
    expect(filled([]).html).not.toContain('banner')
  })
})

describe('a letter with a reminder folded into it', () => {
  it('has it above the layout, with its style in the head, and is the same otherwise', () => {
    for (const of of [letter, bare]) {
      const { html } = filled([WEBINAR], of)
      expect(html.indexOf(WEBINAR.text)).toBeLessThan(html.lastIndexOf('Parler la même langue'))
      expect(html).toContain(`<a href="${WEBINAR.url}" `)
      expect(html).toContain('>Réserver ma place</a>')
      expect(between(html, '<head>', '</head>')).toContain('.feuilleton-banner a {')
      expectOnlyAdded(html, filled([], of).html)
      expect(html).not.toMatch(/\{\{|\{%|zqbanner|zqmark/)
    }
  })

  it('begins with it in the text part', () => {
    expect(filled([WEBINAR]).text).toBe(
      `${WEBINAR.text}\nRéserver ma place\u00A0:\n<${WEBINAR.url}>\n\n* * *\n\n${filled([]).text}`,
    )
  })

  it('may have several, in order', () => {
    const { html, text } = filled([WEBINAR, MOOC])
    for (const part of [html, text]) {
      expect(part.indexOf(WEBINAR.url)).toBeLessThan(part.indexOf(MOOC.text))
      expect(part.indexOf(MOOC.url)).toBeLessThan(part.indexOf('jour'))
    }
    expectOnlyAdded(html, filled([]).html)
  })

  it('keeps its subject, its preheader and its web copy', () => {
    const [one, none] = [filled([WEBINAR]), filled([])]
    expect([one.subject, one.preheader]).toEqual([none.subject, none.preheader])
    expect(fillWeb(letter, contextOf({ banners: [WEBINAR] }))).toEqual(fillWeb(letter, contextOf()))
  })

  it('is as wide as the layout and in its font', () => {
    expect(between(filled([WEBINAR]).html, 'role="article"', '>Parler')).toContain('max-width:640px')
    expect(between(filled([WEBINAR]).html, 'feuilleton-banner"', WEBINAR.text)).toContain('Palatino')
    expect(between(filled([WEBINAR], bare).html, 'role="article"', WEBINAR.text)).toContain('max-width:600px')
  })

  it('writes its words, whatever they are, as words', () => {
    const words = '<b>Zoé</b> & "moi"\r\nBcc: {{ me_url }} {% if %}'
    const { html, text } = filled([
      { text: words, label: words, url: 'https://deux.example/?a=1&b="'.slice(0, -1) },
    ])
    expect(html.match(/&lt;b&gt;Zoé&lt;\/b&gt; &amp; &#34;moi&#34; Bcc: \{\{ me_url \}\}/g)).toHaveLength(2)
    expect(html).toContain('href="https://deux.example/?a=1&amp;b="')
    expect(text).toContain('<b>Zoé</b> & "moi" Bcc: {{ me_url }}')
  })

  it.each([
    'http://elsewhere.example/',
    'javascript:alert(1)',
    'https://deux.example/ onclick=x',
    'https://deux.example/"><b>',
    'mailto:a@deux.example',
    '/me/def',
    '',
  ])('is not written with the address %j', (url) => {
    expect(() => filled([{ ...WEBINAR, url }])).toThrow('must start with https://')
  })

  it('may lead to our own pages where these have no https, on the machine of who tries it', () => {
    const url = 'http://127.0.0.1:8080/me/def/events/webinaire'
    const context = contextOf({ meUrl: 'http://127.0.0.1:8080/me/def', banners: [{ ...WEBINAR, url }] })
    expect(fillLesson(letter, context).html).toContain(url)
  })

  it('is encoded once for many readers, each with an address of their own', () => {
    let fillings = 0
    const contextFor = ({ unsubscribe, me, read }: ReaderTokens): LetterContext => {
      fillings++
      const meUrl = `https://deux.example/me/${me}`
      const urls = {
        unsubscribeUrl: `https://deux.example/u/${unsubscribe}`,
        meUrl,
        readUrl: `https://deux.example/read/${read}`,
      }
      return contextOf({ ...urls, banners: [{ ...WEBINAR, url: `${meUrl}/events/webinaire` }] })
    }
    const readers = ['Zm9v', '____', 'A1b2', 'rrum'].map((part, index) => ({
      unsubscribe: part.repeat(8),
      me: `${index}${part.repeat(8).slice(1)}`,
      read: part.repeat(8),
    }))
    const form = letterForm(({ tokens }) => fillLesson(letter, contextFor(tokens)), NAMELESS)
    for (const reader of readers.slice(0, 2)) form(readerOf(reader))
    const before = fillings
    const stamped = readers.map((reader) => wholeOf(form(readerOf(reader))))
    expect(fillings).toBe(before)
    for (const [index, reader] of readers.entries()) {
      const filled = fillLesson(letter, contextFor(reader))
      expect(filled.html).toContain(`/me/${reader.me}/events/webinaire"`)
      expect(stamped[index]).toEqual(encodedAlone(filled))
    }
  })
})

describe('a layout', () => {
  it('may have a placeholder for a font, which banners then do without', async () => {
    const layout = LAYOUT.replace(
      /<mj-all font-family="[^"]*"/,
      '<mj-all font-family="{{ programme.title }}"',
    )
    const odd = await compileLesson(smallEdition({ 'layout.mjml': layout }), 'jour-01')
    expect(between(filled([WEBINAR], odd).html, 'feuilleton-banner"', WEBINAR.text)).toContain('Helvetica')
  })

  it('cannot place banners itself', async () => {
    const layout = LAYOUT.replace('<h1>', '<h1>{% banner_boxes %}')
    await expect(compileLesson(smallEdition({ 'layout.mjml': layout }), 'jour-01')).rejects.toThrow(
      'cannot be used in a letter',
    )
  })
})

/** Without the style in its head, the HTML is the other one with one piece more, at one place. */
function expectOnlyAdded(html: string, without: string): void {
  const bare = html.replace(/<style type="text\/css">\n[^<]*\.feuilleton-banner[^<]*<\/style>\n/, '')
  expect(bare.length).toBeLessThan(html.length)
  let same = 0
  while (bare[same] === without[same]) same++
  expect(bare.endsWith(without.slice(same))).toBe(true)
}

function between(html: string, start: string, end: string): string {
  const from = html.indexOf(start)
  return html.slice(from, html.indexOf(end, from))
}
