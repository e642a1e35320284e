import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Refused } from '../../src/domain/refusal.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { bringTexts } from '../../src/programme/texts/bring-texts.ts'
import type { SourceFile } from '../../src/programme/texts/source-file.ts'
import { unpackSource } from '../../src/programme/texts/unpack-source.ts'
import {
  item,
  link,
  noteMark,
  paragraph,
  picture,
  run,
  wordDocument,
  wordTable,
} from '../support/word-document.ts'

const PNG = strToU8('a picture')
const place = async () => ({ address: '{{ links.pictures }}/p.png#560x320' })

const file = (path: string, content: string | Uint8Array): SourceFile => ({
  path,
  bytes: typeof content === 'string' ? strToU8(content) : content,
})

function bring(
  files: SourceFile[],
  { language = 'en', level }: { language?: Language; level?: number } = {},
) {
  return bringTexts(files, { language, place, level })
}

/** The body of the only lesson of a text, and what was told of it. */
async function bodyOf(path: string, content: string | Uint8Array, others: SourceFile[] = []) {
  const { lessons, losses } = await bring([file(path, content), ...others])
  const [lesson] = lessons
  const told = [...losses, ...(lesson?.losses ?? [])].map(({ loss }) => loss.lost)
  return {
    body: lesson?.text.replace(/^---\n[\s\S]*?\n---\n\n/, '').trimEnd(),
    told,
    text: lesson?.text,
    lesson,
  }
}

const page = (body: string, head = '') => `<html><head>${head}</head><body>${body}</body></html>`

describe('texts that somebody has', () => {
  it('are a lesson for each file, in the order of their numbers, with titles of their own', async () => {
    const { lessons, by, losses } = await bring([
      file('Jour 10 - La fin.md', 'Dix.'),
      file('Jour 2.html', page('<h1>Jour 2 : Été</h1><p>Deux.</p>')),
      file('1.md', '---\ntitle: "Un: le début"\n---\nUn.'),
      file('notes.pdf', 'x'),
      file('vide.md', ' \n'),
    ])
    expect(by).toBeUndefined()
    expect(lessons.map(({ title }) => title)).toEqual(['Un: le début', 'Été', 'Jour 10 - La fin'])
    expect(losses).toEqual([
      { file: 'vide.md', loss: { lost: 'no-text', said: 'Vide' } },
      { file: '', loss: { lost: 'other-files', kinds: 'pdf (1)' } },
    ])
  })

  it.each([
    [
      'headings of one level',
      '# Course\n\nHello.\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc',
      { level: 2 },
      ['A', 'C'],
    ],
    [
      'headings that say the day',
      '# Week 1\n\n## Day 1\n\na\n\n# Week 2\n\n## Day 2\n\nb',
      { level: 2 },
      ['Day 1', 'Day 2'],
    ],
    ['lines that say the day', 'Day 1: One\n\na\n\n**Day 2** Two\n\nb', 'lines', ['One', 'Two']],
    ['nothing', 'Only words.', 'nothing', ['Course']],
  ])('in one file are divided by %s', async (_, text, by, titles) => {
    const brought = await bring([file('course.md', text)])
    expect([brought.by, brought.lessons.map(({ title }) => title)]).toEqual([by, titles])
  })

  it('in one file are divided where somebody says, and tell what stood around lessons', async () => {
    const text = '# Course\n\nBefore.\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\n### D\n\nd'
    const { lessons, courseTitle } = await bring([file('c.md', text)], { level: 3 })
    expect([courseTitle, lessons.map(({ title }) => title)]).toEqual(['Course', ['B', 'D']])
    expect(lessons.map(({ losses }) => losses)).toEqual([
      [
        { line: 5, loss: { lost: 'before', said: 'Before. A a' } },
        { line: 11, loss: { lost: 'above', said: 'C' } },
      ],
      [],
    ])
    await expect(bring([file('c.md', text)], { level: 5 })).rejects.toThrow(Refused)
  })

  it('of Word keep titles, lists, notes, links, tables and pictures, and say what is lost on which line', async () => {
    const body = [
      paragraph('Meetings', 'Titre'),
      paragraph(`<w:hyperlink w:anchor="_Toc1">${run('Day 1')}</w:hyperlink>`, 'TM1'),
      paragraph('Day 1 – Trust', 'Titre1'),
      paragraph('', 'Titre2'),
      paragraph(`${run('Some ')}${run('bold ', '<w:b/>')}${run('words', '<w:b/>')}${noteMark(1)}${run('.')}`),
      paragraph('A part', 'Titre2'),
      ...[item('one'), item('inner', 1), item('two')],
      paragraph(`${run('See ')}${link('the agenda')}${run('.')}`),
      wordTable([['Who', 'What'], [{ words: 'both', span: 2 }]]),
      paragraph('Day 2: More', 'Titre1'),
      paragraph(`${picture('a.png', 'Two circles. Description automatically generated')}${noteMark(2)}`),
      paragraph(picture('a.png')),
      '<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>',
    ].join('')
    const docx = wordDocument({ body, notes: ['First.', 'Second.'], media: { 'a.png': PNG } })
    const { lessons, courseTitle, losses } = await bring([file('course.docx', docx)])
    expect(courseTitle).toBe('Meetings')
    expect(losses).toEqual([{ file: 'course.docx', loss: { lost: 'not-read', what: 'formulas', count: 1 } }])
    expect(lessons[0]).toMatchObject({
      title: 'Trust',
      losses: [
        { line: 5, loss: { lost: 'contents' } },
        { line: 15, loss: { lost: 'merged-cells' } },
        { line: 15, loss: { lost: 'table-head', said: 'Who | What' } },
      ],
    })
    expect(lessons[0]?.text).toBe(
      '---\ntitle: Trust\n---\n\nSome **bold words**¹.\n\n## A part\n\n- one\n  - inner\n- two\n\n' +
        'See [the agenda](https://asso.fr/agenda).\n\n| Who  | What |\n| ---- | ---- |\n| both |      |\n\n## Notes\n\n¹ First.\n',
    )
    expect(lessons[1]?.text).toContain('![Two circles]({{ links.pictures }}/p.png#560x320)¹\n')
    expect(lessons[1]?.text).toContain('![To fill in: what this picture shows](')
    expect(lessons[1]?.text).toContain('\n¹ Second.\n')
  })

  it('of Google Docs keep what is bold by its class, lists in lists and notes, and lose what counts clicks', async () => {
    const html = page(
      '<h1>Title</h1><p class="c2"><span class="c1">Bold</span><span class="c2"> and plain</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>' +
        '<ul class="lst-kix_a-0"><li>one</li></ul><ul class="lst-kix_a-1"><li>inner</li></ul><ul class="lst-kix_a-0"><li>two</li></ul>' +
        '<p><a href="https://www.google.com/url?q=https://asso.fr/a?b%3D1&amp;sa=D">there</a></p>' +
        '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> A note.</p></div>',
      '<style>.c1{font-weight:700}.c2{font-weight:400}</style>',
    )
    const { body } = await bodyOf('doc.html', html)
    expect(body).toBe(
      '**Bold** and plain¹\n\n- one\n  - inner\n- two\n\n[there](https://asso.fr/a?b=1)\n\n***\n\n## Notes\n\n¹ A note.',
    )
  })

  it('of Notion are unpacked twice, without the marks in their names', async () => {
    const hash = '0123456789abcdef0123456789abcdef'
    const inner = zipSync({
      [`Course/Day 2 Then ${hash}.md`]: strToU8('# Then\n\n![](Day%202/two%20wide%20circles.png)'),
      [`Course/Day 1 First ${hash}.md`]: strToU8('Text.'),
      'Course/Day 2/two wide circles.png': PNG,
      '__MACOSX/Course/._Day 1.md': strToU8('x'),
    })
    const { lessons, losses } = await bring(
      unpackSource(zipSync({ 'Export-Part-1.zip': inner }), 'Export.zip'),
    )
    expect(lessons.map(({ title }) => title)).toEqual(['First', 'Then'])
    expect(lessons[1]?.text).toContain('![two wide circles]({{ links.pictures }}/p.png#560x320)')
    expect(losses).toEqual([])
  })

  it('of mail programs lose their frames and keep their words, hidden ones as the preheader', async () => {
    const html = page(
      '<div style="display:none">In short.</div><table role="presentation" width="600"><tr><td><table cellspacing="0"><tr><td><h2>News</h2><p>Dear *|FNAME|*,</p></td></tr></table>' +
        '<img src="https://cdn.example.org/a.png" width="300" height="200" alt="A plan"><img src="http://t.example.org/o.gif" width="1" height="1"><img src="https://cdn.example.org/b.png" alt="A map"></td></tr></table>' +
        '<p><a href="*|UNSUB|*">Leave</a></p>',
      '<title>*|MC:SUBJECT|*</title>',
    )
    const { text, told } = await bodyOf('mail.html', html)
    expect(text).toContain('title: News\npreheader: In short.\n')
    expect(text).toContain('Dear{% if subscriber.first_name %} {{ subscriber.first_name }}{% endif %},')
    expect(text).toContain('![A plan](https://cdn.example.org/a.png#300x200)')
    expect(text).toContain('[A map](https://cdn.example.org/b.png)')
    expect(text).toContain('[Leave]({{ unsubscribe_url }})')
    expect(told).toEqual(['picture-elsewhere'])
  })

  it.each([
    ['Dear {{ first_name }},', 'Dear{% if subscriber.first_name %} {{ subscriber.first_name }}{% endif %},'],
    [
      '{{contact.FIRSTNAME}}, welcome',
      '{% if subscriber.first_name %}{{ subscriber.first_name }}, {% endif %}welcome',
    ],
    ['%FIRSTNAME%: read', '{% if subscriber.first_name %}{{ subscriber.first_name }}{% endif %}: read'],
    [
      'Hi {{ first_name | default: "you" }}!',
      'Hi {% if subscriber.first_name %}{{ subscriber.first_name }}{% else %}you{% endif %}!',
    ],
    ['{{ next.date | relative_day }} is ours', '{{ next.date | relative_day }} is ours'],
    ['50 % of *|LNAME|* and [ACME]', '50 % of \\*|LNAME|\\* and \\[ACME]'],
  ])('have the placeholders of other tools as ours: %s', async (written, ours) => {
    expect((await bodyOf('a.html', page(`<p>${written.replaceAll('"', '&quot;')}</p>`))).body).toBe(ours)
  })

  it.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFFÉté', 'utf16le'), []],
    ['UTF-16 without', Buffer.from('Été à midi', 'utf16le'), []],
    ['UTF-8 with a mark', Buffer.from('\uFEFFÉté'), []],
    ['Windows-1252', Buffer.from('\u00C9t\u00E9', 'latin1'), ['encoding']],
  ])('are read in %s', async (_, bytes, told) => {
    const read = await bodyOf('a.txt', bytes)
    expect([read.body?.startsWith('Été'), read.told]).toEqual([true, told])
  })

  it('say on which line what a letter does not show', async () => {
    const { told, body } = await bodyOf(
      'a.html',
      page(
        '<p><u>Under</u> <a href="b.html">b</a> <a href="http://a.fr">c</a></p><pre>x\ny</pre><iframe src="https://v.fr/1"></iframe>' +
          '<table border="1"><tr><td>a</td><td>b</td></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table><table><tr><td>Box</td></tr></table>',
      ),
    )
    expect(told).toEqual([
      'underline',
      'link',
      'https',
      'code',
      'embedded',
      'table-head',
      'cell-lines',
      'box',
    ])
    expect(body).toBe(
      'Under b [c](https://a.fr)\n\n> `x`\\\n> `y`\n\n<https://v.fr/1>\n\n| a   | b |\n| --- | - |\n| 1 2 | 3 |\n\n> Box',
    )
  })

  it('lose no word, whatever they are', async () => {
    const word = fc.constantFrom(
      'one',
      'two',
      '*',
      '_x_',
      '#',
      '[a](b)',
      '1.',
      '|',
      '<',
      '&amp;',
      '`',
      '~~',
      'ünï',
      '-',
    )
    const inline = fc.tuple(
      fc.constantFrom('b', 'i', 'span', 's', 'em'),
      fc.array(word, { minLength: 1, maxLength: 3 }),
    )
    const block = fc.tuple(
      fc.constantFrom('p', 'h2', 'li', 'blockquote', 'div'),
      fc.array(inline, { minLength: 1, maxLength: 3 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 4 }), async (blocks) => {
        const html = blocks.map(
          ([tag, parts]) =>
            `<${tag}>w ${parts.map(([mark, words]) => `<${mark}>${words.join(' ').replaceAll('<', '&lt;')}</${mark}>`).join('')}</${tag}>`,
        )
        const first = await bodyOf('a.html', page(`<p>Start</p>${html.join('')}`))
        const again = await bodyOf('a.md', first.body ?? '')
        expect(again.body).toBe(first.body)
      }),
      { numRuns: 60 },
    )
  })
})

describe('texts that are not what they seem', () => {
  const bomb = zipSync({ 'a.md': new Uint8Array(200_000_000) }, { level: 1 })
  const entities = { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><w:document/>' }

  it.each<[string, () => SourceFile[] | Promise<SourceFile[]>, string]>([
    ['an archive that unpacks to too much', () => unpackSource(bomb, 'a.zip'), 'texts-too-large'],
    ['an archive that is none', () => unpackSource(strToU8('PK nothing'), 'a.zip'), 'texts-broken'],
    ['a document that is none', () => [file('a.docx', 'nothing')], 'texts-broken'],
    [
      'a document without its text',
      () => [file('a.docx', zipSync({ 'word/styles.xml': strToU8('<a/>') }))],
      'texts-broken',
    ],
    [
      'a document with entities',
      () => [file('a.docx', wordDocument({ body: '', others: entities }))],
      'texts-broken',
    ],
    ['elements in elements', () => [file('a.html', '<div>'.repeat(50_000))], 'texts-nested'],
    ['quotes in quotes', () => [file('a.md', `${'>'.repeat(20_000)} x`)], 'texts-nested'],
    ['400 lessons', () => [file('a.md', '# A\n\nb\n\n'.repeat(400))], 'texts-too-many'],
    ['no text', () => [file('a.pdf', 'x')], 'texts-none'],
    ['empty texts', () => [file('a.md', ''), file('b.html', '')], 'texts-none'],
  ])('are refused: %s', async (_, files, code) => {
    const refused = await (async () => bring(await files()))().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect((refused as Refused).refusal.refused).toBe(code)
  })

  it('write nowhere but where lessons are, whatever the paths of an archive', async () => {
    const words = strToU8('![x](../../../secret.png)')
    const files = unpackSource(zipSync({ '../../etc/Day 2.md': words, 'a/Day 1.md': words }), 'a.zip')
    expect(files.map(({ path }) => path)).toEqual(['a/Day 1.md'])
    const { lessons } = await bring(files)
    expect(lessons[0]?.losses.map(({ loss }) => loss)).toEqual([{ lost: 'picture', said: 'x', why: 'none' }])
  })
})
