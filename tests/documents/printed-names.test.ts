import fc from 'fast-check'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../src/documents/certificate.ts'
import { certificatePdf } from '../../src/documents/certificate-pdf.ts'
import { facesFor } from '../../src/documents/faces.ts'
import { fitLines } from '../../src/documents/fit-lines.ts'
import { copyOf, type Measure } from '../../src/documents/text-lines.ts'

const CERTIFICATE: Certificate = {
  language: 'fr',
  title: 'Petit cycle',
  sender: { name: 'L’association', postal: 'L’association, 75002 Paris' },
  name: 'Ana',
  address: 'ana@example.org',
  from: '2027-01-11',
  to: '2027-01-31',
  lessons: [{ day: 1, readOn: '2027-01-12' }],
  written: new Date('2027-02-01T08:00Z'),
}

async function print(certificate: Partial<Certificate>) {
  const bytes = await certificatePdf({ ...CERTIFICATE, ...certificate })
  const { length } = bytes
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false })
  return {
    pages: text.map((page) => page.normalize('NFKC').replaceAll('\u200B', '').replace(/\s+/g, ' ')),
    length,
  }
}

const widthOf: Measure = ({ text, face: { font } }) => font.layout(text, []).advanceWidth / font.unitsPerEm

/** A name as it is set at the head of a certificate, with the glyphs that are drawn. */
async function setName(name: string) {
  const { bold } = await facesFor(name)
  const room = { size: 32, width: 483, lines: 3, lineGap: -4 }
  const { lines, size, height } = fitLines(copyOf(name, bold, widthOf), room, {
    measure: widthOf,
    face: bold[0],
  })
  const glyphs = lines.flatMap(({ runs }) =>
    runs.flatMap(({ text, face }) => face.font.layout(text, []).glyphs),
  )
  const words = lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n')
  return {
    glyphs: glyphs.map(({ id }) => id),
    drawn: String.fromCodePoint(...glyphs.flatMap(({ codePoints }) => codePoints)),
    widest: Math.max(...lines.map(({ width }) => width * size)),
    height,
    size,
    words,
  }
}

describe('a certificate prints the name of', () => {
  it.each([
    ['Łódź and Hanoi', 'Žofie Nguyễn Thị Ngọc Ánh'],
    ['Athens', 'Ελένη Παπαδοπούλου'],
    ['Kyiv', 'Ольга Ковальчук'],
    ['Yerevan', 'Արամ Խաչատրյան'],
    ['Tbilisi', 'გიორგი'],
    ['Addis Ababa', 'ሰላማዊት ተስፋዬ'],
    ['Beijing', '刘德华'],
    ['Taipei', '陳奕迅'],
    ['Tokyo', '渡辺 直美さん'],
    ['Seoul', '김민준'],
    ['Damascus', 'محمد بن عبد الله'],
    ['Haifa', 'דוד בן גוריון'],
  ])('%s, which can be read and found in it', async (_, name) => {
    const { pages, length } = await print({ name })
    expect(pages).toHaveLength(1)
    // Readers of documents find spaces by the distance of letters.
    expect(pages[0]?.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''))
    expect(length, 'only the glyphs that are used').toBeLessThan(40_000)
  })

  it.each([
    ['Delhi', 'श्रीकृष्ण क्षत्रिय'],
    ['Dhaka', 'রবীন্দ্রনাথ ঠাকুর'],
    ['Chennai', 'கார்த்திகேயன்'],
    ['Colombo', 'ශ්‍රී ලංකා'],
    ['Amritsar', 'ਗੁਰਪ੍ਰੀਤ'],
    ['Surat', 'ગુજરાતી શ્રી'],
    ['Hyderabad', 'తెలుగు శ్రీ'],
    ['Mysuru', 'ಕನ್ನಡ ಶ್ರೀ'],
    ['Kochi', 'മലയാളം'],
    ['Bangkok', 'ณัฐพงษ์ ศรีสุข'],
    ['Vientiane', 'ສົມໄຊ'],
    ['Phnom Penh', 'សុខា ស្រីមុំ តឿ'],
  ])('%s, whose letters are shaped, without an empty box', async (_, name) => {
    const { glyphs, words } = await setName(name)
    expect(glyphs).not.toContain(0)
    expect(words).toBe(name)
    expect((await print({ name })).pages).toHaveLength(1)
  })
})

it('draws the dots of a letter each time that it is drawn', async () => {
  const { bold } = await facesFor('بن')
  const glyphs = () =>
    bold
      .at(-1)!
      .font.layout('بن', [])
      .glyphs.map(({ id }) => id)
  expect(glyphs()).toHaveLength(4)
  expect(glyphs()).toEqual(glyphs())
  expect(new Set(glyphs()).size).toBe(4)
})

it('sets what runs from right to left as it is read, and digits and brackets as they are', async () => {
  const backwards = (word: string) => [...word].reverse().join('')
  expect((await setName('דוב בן גוריון')).drawn).toBe(backwards('דוב בן גוריון'))
  expect((await setName('דוב (12) אבג')).drawn).toBe(`${backwards('אבג')} (12) ${backwards('דוב')}`)
  expect((await setName('David (דוב) Ben')).drawn).toBe(`David (${backwards('דוב')}) Ben`)
  expect((await setName('דוב ۱۲')).drawn).toBe(`۱۲ ${backwards('דוב')}`)
})

describe('a name that no font has', () => {
  it.each([
    ['a picture is left out', 'Zoé 🎉 Ana', 'Zoé Ana'],
    ['fancy letters are plain ones', '𝓐𝓷𝓪 ﷺ', /^Ana /],
    ['a letter of no font is a dot', '𒀀𒁀 Ana', '·· Ana'],
    ['what cannot be seen is nothing', 'A\u200Bn\u202Ea\u{E0101}', 'Ana'],
  ])('%s', async (_, name, words) => {
    const set = await setName(name)
    expect(set.glyphs).not.toContain(0)
    expect(set.words).toMatch(words)
  })

  it('that has no letter left gives way to the address, as large as a name', async () => {
    const bytes = await certificatePdf({ ...CERTIFICATE, name: '🎉𒀀' })
    const { items } = await (await (await getDocumentProxy(bytes)).getPage(1)).getTextContent()
    const large = items.filter((item) => 'str' in item && item.height > 20 && item.str.trim() !== '')
    expect(large).toMatchObject([{ str: CERTIFICATE.address }])
  })
})

describe('a name of 300 characters', () => {
  it.each([
    ['words', 'Jean-Baptiste Maximilien de la Rochefoucauld '.repeat(7).slice(0, 300).trim()],
    ['one word', 'Wolfeschlegelsteinhausenbergerdorff'.repeat(9).slice(0, 300)],
    ['one word without spaces between its words', '渡辺直美'.repeat(75)],
  ])('in %s is whole, on one page that has all lessons and what is under them', async (_, name) => {
    const lessons = Array.from({ length: 66 }, (_, index) => ({ day: index + 1, readOn: '2027-09-22' }))
    const { pages } = await print({ name, lessons, title: 'Un très long titre '.repeat(12).trim() })
    expect(pages).toHaveLength(1)
    const all = pages[0]?.replaceAll(' ', '')
    expect(all).toContain(name.replaceAll(' ', ''))
    expect(all).toContain('66ejour,mercredi22septembre2027')
    expect(all).toContain('75002Paris')
    expect(all).not.toContain('…')
    expect((await setName(name)).size).toBeGreaterThan(9)
  })
})

const COVERED = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Arabic',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Ethiopic',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Khmer',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
]

/** Letters and marks of a script, assigned ones, whether or not a font has them. */
function lettersOf(script: string): string[] {
  const ours = new RegExp(`^(?=[\\p{L}\\p{M}])\\p{Script=${script}}$`, 'u')
  const all = Array.from({ length: 0x32000 }, (_, codePoint) => codePoint).filter(
    (it) => it < 0xd800 || it > 0xdfff,
  )
  return all.map((codePoint) => String.fromCodePoint(codePoint)).filter((character) => ours.test(character))
}

it('no name of letters of these scripts, mixed with anything, has an empty box or leaves its frame', async () => {
  const scripts = COVERED.map(lettersOf)
  const letter = fc.constantFrom(...scripts).chain((letters) => fc.constantFrom(...letters))
  const other = fc.oneof(
    fc.constantFrom(' ', ' ', '-', '’', '(', '.', '٣', '7'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  )
  const name = fc.array(fc.oneof({ weight: 6, arbitrary: letter }, { weight: 1, arbitrary: other }), {
    minLength: 1,
    maxLength: 24,
  })
  await fc.assert(
    fc.asyncProperty(name, fc.integer({ min: 1, max: 12 }), async (characters, times) => {
      const { glyphs, widest, height } = await setName(characters.join('').repeat(times))
      expect(glyphs).not.toContain(0)
      expect(widest).toBeLessThanOrEqual(483.01)
      expect(height).toBeLessThanOrEqual(200)
    }),
    { numRuns: 20 },
  )
})
