import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * A file of a font that has only some of its characters. What shapes its script may need others than those of a text,
 * such as the halves of a vowel: they are `companions`.
 */
export type FontPart = {
  id: string
  file: string
  covers: (codePoint: number) => boolean
  companions: readonly number[]
}

// Noto Serif and Noto Naskh (OFL 1.1): variable fonts, in parts. Chinese, Japanese and Korean are the design of the
// roman, and most of the bytes on disk.
const SCRIPTS = [
  'noto-naskh-arabic',
  'noto-serif-hebrew',
  'noto-serif-armenian',
  'noto-serif-georgian',
  'noto-serif-ethiopic',
  'noto-serif-devanagari',
  'noto-serif-bengali',
  'noto-serif-gurmukhi',
  'noto-serif-gujarati',
  'noto-serif-tamil',
  'noto-serif-telugu',
  'noto-serif-kannada',
  'noto-serif-malayalam',
  'noto-serif-sinhala',
  'noto-serif-thai',
  'noto-serif-lao',
  'noto-serif-khmer',
]
const HAN = ['noto-serif-sc', 'noto-serif-tc', 'noto-serif-jp', 'noto-serif-kr']
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}々]/u
const KOREAN = /\p{Script=Hangul}/u

/** The parts of all fonts, those to be preferred for this text first: characters of Han differ by country. */
export function* fontParts(text: string): Generator<FontPart> {
  for (const family of [...SCRIPTS, ...hanFamilies(text)]) yield* partsOf(family)
}

function hanFamilies(text: string): string[] {
  const first = JAPANESE.test(text) ? 'noto-serif-jp' : KOREAN.test(text) ? 'noto-serif-kr' : undefined
  return first === undefined ? HAN : [first, ...HAN.filter((family) => family !== first)]
}

const known = new Map<string, FontPart[]>()

function partsOf(family: string): FontPart[] {
  const parts = known.get(family) ?? readParts(family)
  known.set(family, parts)
  return parts
}

/** The package says which characters each of its files has, as `U+0600-06FF,U+0750`; a part is named `arabic` or `[4]`. */
function readParts(family: string): FontPart[] {
  const folder = `@fontsource-variable/${family}`
  const listed = JSON.parse(readFileSync(require.resolve(`${folder}/unicode.json`), 'utf8'))
  return Object.entries<string>(listed).map(([name, ranges]) => {
    const id = `${family}-${name.replace(/[[\]]/g, '')}`
    const pairs = readRanges(ranges)
    return {
      id,
      file: require.resolve(`${folder}/files/${id}-wght-normal.woff2`),
      covers: (codePoint) => pairs.some(([from, to]) => from <= codePoint && codePoint <= to),
      companions: HAN.includes(family) ? [] : pairs.flatMap(everyOf),
    }
  })
}

type Range = readonly [from: number, to: number]

function readRanges(ranges: string): Range[] {
  return ranges.split(',').map((range) => {
    const [from = 0, to = from] = range
      .replace('U+', '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return [from, to]
  })
}

function everyOf([from, to]: Range): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
