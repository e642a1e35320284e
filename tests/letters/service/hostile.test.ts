import { describe, expect, it } from 'vitest'
import { activeContent } from '../../../src/letters/active-content.ts'
import { compileServiceLetter } from '../../../src/letters/compile.ts'
import { createLetterCache } from '../../../src/letters/letter-cache.ts'
import { LetterError } from '../../../src/letters/letter-error.ts'
import type { OwnLetter } from '../../../src/letters/service/service-letter.ts'
import { HOSTILE_NAMES } from '../hostile-names.ts'
import { contextOf, eventLetter, fillEvent, RELEASE, WEBINAR } from './events.ts'

const letters = createLetterCache({ most: 2 })

const TYPED = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '{{ postal }}{% if over %}',
  'Titre\r\nBcc: victim@example.org',
]

describe('a letter about an event', () => {
  it.each(TYPED)(
    'shows a title, a host or a milestone as it was typed, and nothing more: %s',
    async (typed) => {
      const note = await letters.service(eventLetter('before', 'fr'))
      const event = { ...WEBINAR, title: typed, host: typed, milestone: typed }
      const context = contextOf({ event, programme: typed, sender: { name: typed, postal: typed } })
      const { subject, preheader, html, banner = '' } = fillEvent(note, context)
      expect(activeContent(html)).toEqual([])
      expect(html).not.toContain('<img')
      for (const line of [subject, preheader, banner]) expect(line).not.toMatch(/[\r\n]/)
      if (typed.includes('<'))
        expect(html).toContain(
          typed.slice(0, 8).replace('<', '&lt;').replace('>', '&gt;').replace('"', '&#34;'),
        )
      expect(subject).toContain(typed.split('\r')[0])
    },
  )

  it('greets nobody whose first name is none', async () => {
    const note = await letters.service(eventLetter('register', 'fr'))
    const plain = fillEvent(note, contextOf({ firstName: null }))
    for (const firstName of [...HOSTILE_NAMES, 'Gagnez sur evil.example', 'Appelez 0612345678']) {
      const { html, text } = fillEvent(note, contextOf({ firstName }))
      expect(activeContent(html)).toEqual([])
      expect(html + text).not.toMatch(/evil\.example|0612345678|<script|victim@/i)
    }
    expect(fillEvent(note, contextOf({ firstName: '<b>Zoé' }))).toEqual(plain)
  })

  it('has addresses that cannot leave their quotes', async () => {
    const note = await letters.service(eventLetter('day-before', 'fr'))
    const joinUrl = 'https://visio.example/"><script>alert(1)</script>'
    const urls = { ...contextOf().urls, link: joinUrl }
    const { html } = fillEvent(
      note,
      contextOf({ event: { ...WEBINAR, joinUrl }, standing: 'registered', urls }),
    )
    expect(activeContent(html)).toEqual([])
    expect(html).toContain('href="https://visio.example/&#34;&gt;&lt;script&gt;')
  })

  it('cannot be about an event without a date', async () => {
    const note = await letters.service(eventLetter('out', 'en'))
    expect(() => fillEvent(note, contextOf({ event: { ...RELEASE, moments: {} } }))).toThrow('has no date')
  })
})

describe('a letter of an edition’s own', () => {
  const own = (source: string): OwnLetter => ({
    editionHash: 'x',
    file: 'reminders/webinaire.day-before.md',
    source,
    event: { kind: 'webinar', title: 'W', start: { day: 2, at: '13:00' }, minutes: 90 },
  })
  const compiled = (source: string) =>
    compileServiceLetter({ ...eventLetter('day-before', 'fr'), own: own(source) })
  const letter = (body: string) =>
    `---\nsubject: S\npreheader: P\ntitle: T <b>x</b>\nbutton: '"><b>'\n---\n\n${body}\n`

  it.each([
    ['no front matter', 'Bonjour'],
    ['front matter that is no YAML', '---\nsubject: [\n---\n\nx'],
    ['keys that are missing', '---\nsubject: S\n---\n\nx'],
    ['a placeholder that there is not', letter('{{ env.SECRET }}')],
    ['a loop', letter('{% for x in (1..9) %}x{% endfor %}')],
    ['an address that runs', letter('[x](javascript:alert(1))')],
    ['raw MJML', letter('```mjml x\n<mj-raw><script>1</script></mj-raw>\n```')],
    ['more than a letter may have', letter('x'.repeat(300_000))],
    ['a word of ours', letter('zqmark0qz')],
  ])('with %s is a mistake of that letter', async (_, source) => {
    const error = await compiled(source).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(LetterError)
    expect((error as LetterError).mistakes[0]?.file).toBe('reminders/webinaire.day-before.md')
  })

  it('has HTML as text', async () => {
    const note = await compiled(letter('<script>alert(1)</script> **fort**'))
    const { html } = fillEvent(note, contextOf({ standing: 'registered' }))
    expect(activeContent(html)).toEqual([])
    expect(html).toContain('&lt;script&gt;')
    expect(html).toContain('T &lt;b&gt;x&lt;/b&gt;')
    expect(html).toContain('<strong>fort</strong>')
    expect(html).not.toContain('<b>')
  })
})
