import { Hono } from 'hono'
import { html } from 'hono/html'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setBrand } from '../../../src/actions/brand/set-brand.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { keepEdition } from '../../../src/store/editions.ts'
import { brandRouter } from '../../../src/web/brand/brand-router.ts'
import { knowBrands } from '../../../src/web/brand/place-brand.ts'
import { page } from '../../../src/web/page.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { journalRows } from '../../support/journal-rows.ts'
import { type Browser, type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { pngOf, svgOf } from '../../support/pictures.ts'

const START = new Date('2027-03-01T08:00:00Z')
const BRAND = '/o/settings/brand'

describe('the brand', () => {
  let database: TestDatabase
  let pages: OrganiserPages
  let ana: Browser
  let site: Hono

  beforeEach(async () => {
    database = await testDatabase()
    pages = organiserPages({ db: database.db, clock: virtualClock(START) })
    ana = await pages.as('owner', { name: 'Ana' })
    site = new Hono()
      .route('/brand', brandRouter(pages.parts))
      .use(knowBrands(pages.parts))
      .get('/p/:programme', (c) => c.html(page(c, { title: 'Cours', language: 'fr', body: html`` })))
  })
  afterEach(() => database.close())

  function form(texts: Record<string, string>, files: Record<string, Buffer> = {}): FormData {
    const sent = new FormData()
    for (const [name, text] of Object.entries(texts)) sent.set(name, text)
    for (const [name, bytes] of Object.entries(files)) sent.set(name, new File([new Uint8Array(bytes)], name))
    return sent
  }

  /** Previews and saves; the page after it. */
  async function save(path: string, sent: FormData): Promise<string> {
    const preview = await ana.post(path, sent)
    expect([preview.status, preview.text]).toEqual([200, expect.stringContaining('Preview')])
    return (await ana.submit(`${path}/save`, hidden(preview.text, `${path}/save`))).text
  }

  const shown = async (programme = 'cours') => (await site.request(`/p/${programme}`)).text()

  it('is shown on pages once it is saved, and Feuilleton then stands at their foot', async () => {
    expect(await shown()).toContain('<p>Feuilleton</p>')
    const sent = form({ name: 'Petit cycle', accent: '#1A4585' }, { logo: svgOf(), png: pngOf(240, 80) })
    const preview = await ana.post(BRAND, sent)
    expect(preview.text).toMatch(/Contrast of text: 9(\.\d)?:1 on light/)
    expect(await shown()).not.toContain('Petit cycle')
    await ana.post(`${BRAND}/save`, hidden(preview.text, `${BRAND}/save`), null)
    const text = await shown()
    expect(text).toMatch(
      /<header class="masthead"><p><img src="\/brand\/[0-9a-f]{32}\.svg" alt="Petit cycle"/,
    )
    expect(text).toContain('<title>Cours – Petit cycle</title>')
    expect(text).toContain('<footer class="made-with">Envoyé avec Feuilleton</footer>')
    const sheet = await site.request('/brand/accent-1a4585.css')
    expect(await sheet.text()).toContain('--link: #1a4585')
    expect((await journalRows(database.db)).at(-1)).toMatchObject({ act: 'brand-set', author: 'Ana' })
  })

  it('serves the shades of the colour of a section, those of light and dark screens', async () => {
    const sheet = await (await site.request('/brand/section-1d4f91.css')).text()
    expect(sheet).toMatch(
      /^@layer tokens \{\n:root \{ --section: #1d4f91; --section-soft: #[0-9a-f]{6}; --section-link: #1d4f91; \}/,
    )
    expect(sheet).toMatch(
      /\(prefers-color-scheme: dark\) \{ :root \{ --section-link: #(?!1d4f91)[0-9a-f]{6}; \} \}/,
    )
    for (const name of ['section-1d4f9', 'section-1D4F91', 'section-red', 'section-1d4f91;'])
      expect((await site.request(`/brand/${name}.css`)).status).toBe(404)
  })

  it('serves a logo as a picture and nothing else', async () => {
    await save(BRAND, form({ name: 'Petit cycle', accent: '' }, { logo: svgOf() }))
    const [path = ''] = /\/brand\/[0-9a-f]{32}\.svg/.exec(await shown())!
    const { headers } = await site.request(path)
    expect(headers.get('Content-Type')).toBe('image/svg+xml')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('offers the nearest colour that can be read', async () => {
    const pale = await ana.post(BRAND, form({ name: 'Petit cycle', accent: '#ffcc00' }))
    expect(pale.status).toBe(422)
    const [, nearest = ''] = /The nearest that can be is (#[0-9a-f]{6})/.exec(pale.text)!
    expect(pale.text).toContain(`value="${nearest}"`)
    await save(BRAND, form({ name: 'Petit cycle', accent: nearest }))
  })

  it('says what is wrong beside each field, and changes nothing', async () => {
    const files = { logo: svgOf('<script>1</script>'), png: svgOf() }
    const wrong = await ana.post(BRAND, form({ name: '{{ name }}', accent: 'blue' }, files))
    expect(wrong.status).toBe(422)
    for (const words of ['without braces', 'a colour such as', 'has &lt;script&gt;', 'Choose a PNG file'])
      expect(wrong.text).toContain(words)
    expect(await shown()).toContain('<p>Feuilleton</p>')
  })

  it('says what is wrong with a save that no form of ours sends', async () => {
    const preview = await ana.post(BRAND, form({ name: 'Le RAMEAU' }))
    const sent = { ...hidden(preview.text, `${BRAND}/save`), name: '{{ x }}', accent: 'teal' }
    const { status, text } = await ana.post(`${BRAND}/save`, sent, null)
    expect(status).toBe(422)
    expect(text).toMatch(/href="#name"[\s\S]*href="#accent"/)
  })

  it('brings everything back that was typed and sent, to be corrected after the preview or a mistake', async () => {
    const sent = form({ name: 'Petit cycle', accent: '#1a4585' }, { logo: svgOf(), png: pngOf(240, 80) })
    const [, way = ''] = /href="([^"]+)">Correct</.exec((await ana.post(BRAND, sent)).text)!
    const again = await ana.get(way.replaceAll('&amp;', '&'))
    const corrected = form({ name: 'Petit cycle {', accent: '#1a4585' })
    const wrong = await ana.post(BRAND, corrected, way.replaceAll('&amp;', '&'))
    expect([again.status, wrong.status]).toEqual([200, 422])
    expect(again.text).toContain('value="Petit cycle"')
    expect(wrong.text).toContain('value="Petit cycle {"')
    for (const { text } of [again, wrong]) {
      expect(text).toContain('value="#1a4585"')
      expect(text).toMatch(/class="present-logo"><img src="\/brand\/[0-9a-f]{32}\.svg"/)
    }
    const { text } = await ana.post(
      BRAND,
      form({ name: 'Petit cycle', accent: '' }),
      way.replaceAll('&amp;', '&'),
    )
    const { logo, png } = hidden(text, `${BRAND}/save`)
    expect([logo, png]).toEqual([expect.stringMatching(/^\w{32}$/), expect.stringMatching(/^\w{32}$/)])
    expect(await shown()).toContain('<p>Feuilleton</p>')
  })

  it('keeps the logo where no other is sent, and puts back what was before', async () => {
    await save(BRAND, form({ name: 'Petit cycle', accent: '#1a4585' }, { logo: pngOf(240, 80) }))
    const after = await save(BRAND, form({ name: 'Grand cycle', accent: '#1a4585' }))
    expect(await shown()).toMatch(/\.png" alt="Grand cycle"/)
    await ana.post(`${BRAND}/save`, hidden(after, `${BRAND}/save`), null)
    expect(await shown()).toMatch(/\.png" alt="Petit cycle"/)
  })

  it('of a programme wins over that of the installation, until it is taken away', async () => {
    const edition = courseEdition(2)
    const { programme } = edition.programme
    await keepEdition(database.db, edition, START)
    await save(BRAND, form({ name: 'Petit cycle', accent: '' }))
    const path = `${BRAND}/of/${programme}`
    await save(path, form({ name: 'Atelier', accent: '' }))
    expect([await shown(programme), await shown('other')]).toEqual([
      expect.stringContaining('<p>Atelier</p>'),
      expect.stringContaining('<p>Petit cycle</p>'),
    ])
    await ana.post(`${path}/remove`, {}, path)
    expect(await shown(programme)).toContain('<p>Petit cycle</p>')
    expect((await ana.get(`${BRAND}/of/nothing`)).status).toBe(404)
  })

  it('overwrites nothing that somebody else set meanwhile', async () => {
    const preview = await ana.post(BRAND, form({ name: 'Petit cycle', accent: '' }))
    const brand = { name: 'Eve', accent: null, logo: null, png: null }
    await setBrand(database.db, { programme: null, brand, seen: 0, by: { name: 'Eve' }, now: START })
    const late = await ana.post(`${BRAND}/save`, hidden(preview.text, `${BRAND}/save`), null)
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('changed meanwhile')])
    expect(await shown()).toContain('<p>Eve</p>')
  })
})

/** The hidden fields of a form of a page. */
function hidden(text: string, action: string): Record<string, string> {
  const form = text.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name, value]) => [name!, value!]))
}
