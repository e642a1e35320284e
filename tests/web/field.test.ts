import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choice } from '../../src/html/choice.ts'
import { errorSummary } from '../../src/html/error-summary.ts'
import { field } from '../../src/html/field.ts'
import type { Html } from '../../src/html/html.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { assetRouter } from '../../src/web/assets.ts'
import { page, UNBRANDED } from '../../src/web/page.ts'
import { pageHeaders } from '../../src/web/page-headers.ts'
import { lostLink } from '../../src/web/reader/lost-link.ts'
import { zoneChoice } from '../../src/web/zone-choice.ts'
import { contentWidth, describeWithBrowser, launchBrowser, violationsOf } from '../support/browser.ts'
import { HOSTILE_CASES } from '../support/hostile.ts'
import { served } from '../support/served.ts'

const ADDRESS = { name: 'address', label: 'Adresse', type: 'email', autocomplete: 'email' } as const
const ZONES = ['Europe/Paris', 'Indian/Reunion', 'Asia/Kolkata'].map((value) => ({ value, label: value }))
const ZONE = { name: 'zone', label: 'Fuseau horaire', options: ZONES }
const COHORTS = [
  { value: 'a', label: 'Lundi 7 septembre', hint: 'Complet', disabled: true },
  { value: 'b', label: 'Lundi 5 octobre' },
]

describe('a field', () => {
  it('is read out with its label, its hint and its message', async () => {
    const wrong = field({ ...ADDRESS, hint: 'Pour ce cours', message: 'Il manque un @' })
    expect(await told(wrong)).toContain('<label for="address">Adresse</label>')
    expect(await told(wrong)).toMatch(
      /<input id="address".* aria-describedby="address-hint address-message" aria-invalid="true">/,
    )
    expect(await told(wrong)).toContain('<p class="message" id="address-message">Il manque un @</p>')
  })

  it('says nothing of what is right', async () => {
    expect(await told(field(ADDRESS))).not.toMatch(/aria-|hint|message|required/)
    expect(await told(choice(ZONE))).not.toMatch(/aria-|hint|message|required|selected/)
  })

  it('keeps what was chosen', async () => {
    expect(await told(choice({ ...ZONE, value: 'Indian/Reunion' }))).toMatch(/"Indian\/Reunion" selected>/)
    const radios = await told(choice({ name: 'cohort', legend: 'Quand', options: COHORTS, value: 'b' }))
    expect(radios).toMatch(/value="b" checked>/)
    expect(radios).toMatch(/value="a" disabled>/)
  })

  it('has the id that an error summary leads to, among radio buttons too', async () => {
    const message = 'Choisissez une date'
    const radios = await told(choice({ name: 'cohort', legend: 'Quand', options: COHORTS, message }))
    const summary = await told(errorSummary({ cohort: message, address: undefined }, 'fr'))
    expect(summary).toContain('<a href="#cohort">Choisissez une date</a>')
    expect(summary).not.toContain('#address')
    expect(radios).toContain('<input id="cohort" name="cohort" type="radio"')
    expect(radios).toContain('role="radiogroup" aria-describedby="cohort-message" aria-invalid="true"')
  })

  it.each(HOSTILE_CASES)('shows %s as it was typed', async (_, text) => {
    const shown = await told(
      html`${field({ ...ADDRESS, value: text, message: text })}${errorSummary({ address: text }, 'fr')}`,
    )
    const frame = await told(
      html`${field({ ...ADDRESS, value: 'x', message: 'x' })}${errorSummary({ address: 'x' }, 'fr')}`,
    )
    const tags = (page: string) => page.match(/<[^>]*>/g)?.map((tag) => tag.replace(/ value="[^"]*"/, ''))
    if (text === '') return
    expect(tags(shown)).toEqual(tags(frame))
    expect(unescaped(/ value="([^"]*)"/.exec(shown)?.[1] ?? '')).toBe(text)
  })
})

describe('an error summary', () => {
  it('is empty when nothing is wrong', async () => {
    expect(await told(errorSummary({ address: undefined }, 'fr'))).toBe('')
  })

  it('counts in the reader’s language', async () => {
    expect(await told(errorSummary({ a: 'x' }, 'fr'))).toContain('Il reste un point à corriger')
    expect(await told(errorSummary({ a: 'x', b: 'y' }, 'fr'))).toContain('Il reste 2 points à corriger')
    expect(await told(errorSummary({ a: 'x' }, 'en'))).toContain('There is one thing to correct')
    expect(await told(errorSummary({ a: 'x', b: 'y' }, 'en'))).toContain('There are 2 things to correct')
  })
})

describe('a link that leads nowhere', () => {
  it.each<[Language, string]>([
    ['fr', 'Recevoir un nouveau lien'],
    ['en', 'Get a new link'],
  ])('is answered in %s with 404 and the way to a new one', async (language, words) => {
    const answer = await samples().request(`/lost?lang=${language}`)
    expect(answer.status).toBe(404)
    const text = await answer.text()
    expect(text).toContain(`<a class="button" href="/link?lang=${language}">${words}</a>`)
    expect(text).toContain(`<a href="?lang=${language === 'fr' ? 'en' : 'fr'}"`)
  })
})

describeWithBrowser('a form in a browser', () => {
  let url: string
  let stop: () => Promise<void>
  let browser: Browser
  const open = async (path: string, options: BrowserContextOptions = {}) => {
    const tab = await (await browser.newContext(options)).newPage()
    await tab.goto(`${url}${path}`)
    return tab
  }

  beforeAll(async () => {
    ;({ url, stop } = await served(samples()))
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser.close()
    await stop()
  })

  it('has nothing that axe finds wrong and fits a phone, with mistakes and without', async () => {
    for (const width of [360, 1280]) {
      const tab = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage()
      for (const path of ['/wrong', '/right', '/lost?lang=fr', '/lost?lang=en']) {
        await tab.goto(`${url}${path}`)
        expect([path, await violationsOf(tab)]).toEqual([path, []])
        expect(await contentWidth(tab)).toBe(width)
      }
      await tab.context().close()
    }
  })

  it('has nothing smaller to touch than 44 pixels', async () => {
    const tab = await open('/wrong', { viewport: { width: 360, height: 800 } })
    const small =
      await tab.evaluate(`[...document.querySelectorAll('a, button, select, .option, .field > input')]
        .filter((part) => part.getBoundingClientRect().height < 44).map((part) => part.outerHTML)`)
    expect(small).toEqual([])
  })

  it('begins at what is wrong, and leads to the field of each mistake', async () => {
    const tab = await open('/wrong')
    expect(await tab.evaluate('document.activeElement.className')).toBe('errors')
    await tab.getByRole('link', { name: 'Choisissez une date' }).click()
    expect(await tab.evaluate('document.activeElement.id')).toBe('cohort')
  })

  it.each([
    ['the reader’s zone', 'Indian/Reunion', 'Indian/Reunion'],
    ['a zone under its other name', 'Asia/Calcutta', 'Asia/Kolkata'],
    ['no zone that is not among the choices', 'America/Bogota', 'Europe/Paris'],
  ])('guesses %s', async (_, timezoneId, guessed) => {
    const tab = await open('/zone', { timezoneId })
    expect(await tab.getByLabel('Fuseau horaire').inputValue()).toBe(guessed)
    expect(await tab.getByLabel('Autre fuseau').inputValue()).toBe(timezoneId)
    expect(await tab.getByLabel('Fuseau choisi').inputValue()).toBe('America/Lima')
  })

  it.each([
    ['a zone of a short list', 'Indian/Reunion', 'Indian/Reunion', 'La Réunion'],
    ['one that it lacks, and adds it', 'America/Porto_Velho', 'America/Porto_Velho', 'Porto Velho'],
    ['no clock that is of no place', 'UTC', 'Europe/Paris', 'Paris'],
  ])('guesses %s', async (_, timezoneId, guessed, told) => {
    const list = (await open('/zones', { timezoneId })).getByLabel('Votre fuseau')
    expect(await list.inputValue()).toBe(guessed)
    expect(await list.locator('option:checked').textContent()).toBe(told)
  })
})

async function told(part: Html): Promise<string> {
  return String(await part)
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => signs[name] ?? '')
}

const words = { address: 'Il manque un @', cohort: 'Choisissez une date', zone: 'Choisissez un fuseau' }

function form(messages: Partial<typeof words>): Html {
  return html`<h1>S’inscrire</h1>${errorSummary(messages, 'fr')}<form method="post">
${field({ ...ADDRESS, value: 'zoe', hint: 'Pour ce cours', message: messages.address, required: true })}
${choice({ name: 'cohort', legend: 'Quand', options: COHORTS.toReversed(), hint: 'Au choix', message: messages.cohort })}
${choice({ ...ZONE, message: messages.zone })}
<p class="actions"><button>Envoyer</button> <button class="quiet">Plus tard</button> <button class="danger">Effacer</button></p>
</form>
<div class="note"><p>Une lettre part vers vous.</p></div>`
}

const zones = html`<h1>Fuseau</h1>
<form>${choice({ ...ZONE, value: 'Europe/Paris' })}</form>
<form><label>Autre fuseau <input name="zone"></label></form>
<form><label>Fuseau choisi <input name="zone" value="America/Lima"></label></form>
<script src="/assets/zone.js" defer></script>`

const shortList = html`<h1>Fuseau</h1>
<form>${zoneChoice({ language: 'fr', home: 'Europe/Paris', zone: 'Europe/Paris', label: 'Votre fuseau', message: undefined })}</form>
<script src="/assets/zone.js" defer></script>`

function samples(): Hono {
  const show = (body: Html) =>
    page(UNBRANDED, {
      title: 'Essai',
      language: 'fr',
      body,
      otherLanguages: [{ language: 'en', href: '?lang=en' }],
    })
  return new Hono()
    .use(pageHeaders())
    .route('/assets', assetRouter())
    .get('/wrong', (c) => c.html(show(form(words))))
    .get('/right', (c) => c.html(show(form({}))))
    .get('/zone', (c) => c.html(show(zones)))
    .get('/zones', (c) => c.html(show(shortList)))
    .get('/lost', (c) => lostLink(c))
}
