import { type Context, Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/language/catalogues.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { keepLanguage, otherLanguages, placeLanguage, readerLanguage } from '../../src/web/language.ts'

describe('the language of a page', () => {
  it.each([
    ['is French when nothing is said', '/', undefined, 'fr'],
    ['is the one that the address names', '/?lang=en', 'fr', 'en'],
    ['is the browser’s when the address names one that we do not write', '/?lang=de', 'en', 'en'],
    ['does not go by a name of an object', '/?lang=constructor', undefined, 'fr'],
    ['is the first of the browser’s that we write', '/', 'de-CH, en;q=0.8, fr;q=0.9', 'fr'],
    ['goes by the language of a region', '/', 'en-GB', 'en'],
    ['goes by the name in any case', '/', 'EN-us', 'en'],
    ['is not one that the browser refuses', '/', 'en;q=0, fr;q=0.1', 'fr'],
    ['is not the only one that the browser names, and refuses', '/', 'en;q=0', 'fr'],
    ['is not another that begins alike', '/', 'enm, frr', 'fr'],
    ['is French for a header that makes no sense', '/', ';;=,"q', 'fr'],
  ])('%s', async (_, path, header, language) => {
    expect(await say(path, header, placeLanguage)).toBe(language)
  })

  it('falls back on the one given, when neither the address nor the browser says', async () => {
    const inEnglish = (c: Context) => readerLanguage(c, 'en')
    expect(await say('/', undefined, inEnglish)).toBe('en')
    expect(await say('/', 'de', inEnglish)).toBe('en')
    expect(await say('/', 'fr', inEnglish)).toBe('fr')
  })
})

describe('the same page in the other languages', () => {
  /** Where it is in English for who reads French, and the other way round. */
  const other = (path: string, language: Language) =>
    say(path, undefined, (c) => {
      const wanted = language === 'fr' ? 'en' : 'fr'
      return otherLanguages(c, language).find((each) => each.language === wanted)?.href ?? ''
    })

  it('are all the others, each once', async () => {
    const listed = await say('/', undefined, (c) =>
      otherLanguages(c, 'en')
        .map(({ language }) => language)
        .join(),
    )
    expect(listed).toBe(LANGUAGES.filter((language) => language !== 'en').join())
  })

  it('has the same query but for the language', async () => {
    expect(await other('/p/cycle', 'fr')).toBe('?lang=en')
    expect(await other('/p/cycle?cohort=c-1&lang=en', 'en')).toBe('?cohort=c-1&lang=fr')
    expect(await other('/p/cycle?lang=fr&lang=en', 'fr')).toBe('?lang=en')
  })

  it('is never on another host, whatever the path', async () => {
    const link = await other('//evil.example/%2e%2e', 'fr')
    expect(new URL(link, 'https://cours.example//evil.example/').host).toBe('cours.example')
  })
})

describe('a link from a page', () => {
  const kept = (from: string, to: string) => say(from, 'en', (c) => keepLanguage(c, to))

  it('keeps the language that was chosen, and says nothing where none was', async () => {
    expect(await kept('/?lang=en', '/link')).toBe('/link?lang=en')
    expect(await kept('/?lang=en', '/p/cycle?cohort=1')).toBe('/p/cycle?cohort=1&lang=en')
    expect(await kept('/', '/link')).toBe('/link')
    expect(await kept('/?lang=%26x', '/link')).toBe('/link')
  })
})

async function say(
  path: string,
  header: string | undefined,
  what: (c: Context) => string | Promise<string>,
): Promise<string> {
  const app = new Hono().get('*', async (c) => c.text(await what(c)))
  const headers: Record<string, string> = header === undefined ? {} : { 'Accept-Language': header }
  return (await app.request(`http://localhost${path}`, { headers })).text()
}
