import type { Language } from '../../src/domain/moment-words.ts'

/** Words that one of the languages has and the other has not, of those that hardly a sentence of ours does without. */
const WORDS: Record<Language, string> = {
  fr: `à au aux avec ce ces cette cours courriel dans de demain des du elle elles en est et être hier il jour jours la le
    les leçon lettre leur ne nous ou par pas pour prénom qui que sa se ses sont sur tous tout toutes une vos votre vous`,
  en: `and any are at be but by course day days for from has have here if in is it its lesson letter my not of our
    that the their this to tomorrow was week what when which will with yesterday you your`,
}

const OTHER = { fr: 'en', en: 'fr' } as const

/**
 * The words of the other language in the text of a page, a letter or a calendar, with some of what stands around them.
 * Addresses and names of zones are no words, and what is marked as of the other language is meant.
 */
export function strayWords(text: string, language: Language): string[] {
  const other = OTHER[language]
  const plain = spoken(text, other)
  const words = new RegExp(
    `(?<![\\p{L}\\d'’/.-])(?:${WORDS[other].trim().split(/\s+/).join('|')})(?![\\p{L}\\d.-]*\\p{L})`,
    'giu',
  )
  return [...plain.matchAll(words)].map(({ index }) =>
    plain.slice(Math.max(0, index - 30), index + 30).trim(),
  )
}

/** What a reader, a screen reader or a calendar says of it. */
function spoken(text: string, other: Language): string {
  return text
    .replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, ' ')
    .replace(/<option value="\w+\/[^<]*<\/option>/g, ' ')
    .replace(new RegExp(`<(?!html)([a-z]+)[^>]*\\blang="${other}"[^>]*>[\\s\\S]*?</\\1>`, 'g'), ' ')
    .replace(/<[^>]+>/g, (tag) =>
      [...tag.matchAll(/\b(?:aria-label|title|alt|content|placeholder)="([^"]*)"/g)]
        .map(([, said]) => said)
        .join(' '),
    )
    .replace(/&#39;|&rsquo;/g, '’')
    .replace(/(?:https?|mailto):\S+|^UID:.*$/gm, ' ')
    .replace(/\s+/g, ' ')
}
