import { globSync, readFileSync } from 'node:fs'
import { CATALOGUES, type Language } from '../../src/language/catalogues.ts'
import { LANGUAGES } from '../../src/language/language.ts'

/**
 * Words of each language of which hardly a sentence of ours does without several. Those that two languages share are here
 * for both, and tell nothing between the two.
 */
const WORDS: Record<Language, string> = {
  fr: `à au aux avec ce ces cette cours courriel dans de demain des du elle elles en est et être hier il jour jours la le
    les leçon lettre leur ne nombre nous ou par pas pour prénom qui que sa se ses sont sur tous tout toutes une vos votre vous`,
  en: `and any are at be but by course day days for from has have here if in is it its lesson letter my not of our
    that the their this to tomorrow was week what when which will with yesterday you your`,
  es: `ahora al aquí ayer cada con correo correos cuando curso de del día días dirección el en enlace esta está estas este
    estos has hasta hay hoy la las le lección lecciones les los mañana más nombre página para pero plaza por puedes que
    se sin te tu tus una ya`,
}

/**
 * The words of other languages in the text of a page, a letter or a calendar, with some of what stands around them.
 * Addresses and names of zones are no words, and what is marked as of another language is meant.
 */
export function strayWords(text: string, language: Language): string[] {
  const others = LANGUAGES.filter((other) => other !== language)
  const plain = spoken(text, others)
  const own = wordsOf(language)
  return others.flatMap((other) => {
    const foreign = wordsOf(other).filter((word) => !own.includes(word))
    const words = new RegExp(`(?<![\\p{L}\\d'’/.-])(?:${foreign.join('|')})(?![\\p{L}\\d.-]*\\p{L})`, 'giu')
    return [...plain.matchAll(words)].map(({ index }) =>
      plain.slice(Math.max(0, index - 30), index + 30).trim(),
    )
  })
}

/**
 * The same by all the words that the service has in another language and not in this one: in its catalogue, in its
 * letters and in what a new programme begins with. `names` are of people and places, and no words.
 */
export function strayVocabulary(text: string, language: Language, names: readonly string[]): string[] {
  const others = LANGUAGES.filter((other) => other !== language)
  const own = vocabulary(language)
  const known = new Set(names.map((name) => name.toLowerCase()))
  const said = spoken(saidInCalendar(text), others).replace(/\S+@\S+/g, ' ')
  return lettersIn(said).filter(
    (word) => !own.has(word) && !known.has(word) && others.some((other) => vocabulary(other).has(word)),
  )
}

/** Of a calendar what its reader is shown; any other text as it is. */
function saidInCalendar(text: string): string {
  if (!text.startsWith('BEGIN:VCALENDAR')) return text
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  return lines
    .flatMap(
      (line) => /^(?:SUMMARY|DESCRIPTION|LOCATION|X-WR-CALNAME|COMMENT)[^:]*:(.*)/.exec(line)?.[1] ?? [],
    )
    .join('\n')
}

const vocabularies = new Map<Language, ReadonlySet<string>>()

function vocabulary(language: Language): ReadonlySet<string> {
  const kept = vocabularies.get(language)
  if (kept) return kept
  const files = globSync(`templates/{service,starter}/${language}/*`).map((file) =>
    readFileSync(file, 'utf8'),
  )
  const texts = [...Object.values(CATALOGUES[language]), ...files].join(' ')
  const made = new Set(lettersIn(texts.replace(/\{\{.*?\}\}|\[\[.*?\]\]|\[?[{%[][^%]*%\]|\{\w+[},]/g, ' ')))
  vocabularies.set(language, made)
  return made
}

/** A word of two letters may be anything. */
function lettersIn(text: string): string[] {
  return text.toLowerCase().match(/(?<![\p{L}\d/.-])\p{L}{3,}(?![\p{L}\d]|[-.]\p{L})/gu) ?? []
}

function wordsOf(language: Language): string[] {
  return WORDS[language].trim().split(/\s+/)
}

/** What a reader, a screen reader or a calendar says of it. */
function spoken(text: string, others: readonly Language[]): string {
  return (
    text
      .replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, ' ')
      // What is typed into a field is the author's, as the values of other fields are: the keys of a lesson's source
      // are English.
      .replace(/<textarea[\s\S]*?<\/textarea>/g, ' ')
      .replace(/<meta name="(?:viewport|[\w-]*color-scheme[\w-]*|format-detection|robots)"[^>]*>/g, ' ')
      .replace(/<option value="\w+\/[^<]*<\/option>/g, ' ')
      .replace(
        new RegExp(`<(?!html)([a-z]+)[^>]*\\blang="(?:${others.join('|')})"[^>]*>[\\s\\S]*?</\\1>`, 'g'),
        ' ',
      )
      .replace(/<[^>]+>/g, (tag) =>
        [...tag.matchAll(/\b(?:aria-label|title|alt|content|placeholder)="([^"]*)"/g)]
          .map(([, said]) => said)
          .join(' '),
      )
      .replace(/&#39;|&rsquo;/g, '’')
      .replace(/(?:https?|mailto):\S+|^UID:.*$/gm, ' ')
      .replace(/\s+/g, ' ')
  )
}
