import type { Page } from 'playwright-core'
import type { Language } from '../../src/language/catalogues.ts'
import { faultsOf } from './look-at.ts'
import { strayWords } from './one-language.ts'

const PHONE = 390
const WIDTHS = [PHONE, 1280]

/**
 * `LOOK=whole` asks everything of every page in every language. Otherwise that is asked of the French pages, and of the
 * others whether their words fit where there is least room for them: axe takes half a second for each page.
 */
const isWhole = process.env.LOOK === 'whole'

/** A folder for pictures of every page, to look at them. */
const shots = process.env.SHOTS

export type OrganiserLook = {
  path: string
  language: Language
  /** Whether it is another state of a page that was looked at. */
  isVariant?: boolean
  /** What the page shows that is of no catalogue. */
  words: readonly string[]
}

/** All that is wrong with a page of organisers: how it looks, its heading and title, and words of another language. */
export async function organiserFaults(
  page: Page,
  { path, language, words, isVariant = false }: OrganiserLook,
): Promise<string[]> {
  const name = `${language}${path.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 80)}`
  const text = (await page.content()).replaceAll('&nbsp;', '\u00a0')
  await page.evaluate(SHORTEN)
  const isForWords = language !== 'fr' && !isWhole
  const looks = await faultsOf(page, {
    ...{ name, shots, fitsInDark: isWhole },
    widths: isForWords ? [PHONE] : WIDTHS,
    axe: isForWords ? 'nowhere' : isVariant && !isWhole ? 'light' : 'light and dark',
  })
  return [...looks, ...textFaults(text, { language, words }).map((fault) => `${name} ${fault}`)]
}

/** Of long choices, such as that of a zone, three are enough for axe, which looks at each. */
const SHORTEN = `{
  for (const option of document.querySelectorAll('option:nth-of-type(n + 4):not(:checked)')) option.remove()
}`

function textFaults(text: string, { language, words }: Pick<OrganiserLook, 'language' | 'words'>): string[] {
  const headings = text.match(/<h1\b/g)?.length ?? 0
  const title = /<title>(.*)<\/title>/.exec(text)?.[1] ?? ''
  const ours = words.reduce((rest, own) => rest.replaceAll(own, ''), text)
  // The words of a letter, as text.
  const stray = strayWords(ours.replace(/<pre>[\s\S]*<\/pre>/, ''), language)
  return [
    ...(headings === 1 ? [] : [`has ${headings} headings`]),
    ...(/^\S.* – \S/.test(title) ? [] : [`has the title “${title}”`]),
    // What stands in the place of the address of who was erased.
    ...(text.match(/erased-\d+@/g) ?? []).map((marker) => `shows ${marker}`),
    ...stray.map((found) => `says “${found}”`),
  ]
}
