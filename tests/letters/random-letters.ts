import fc from 'fast-check'
import type { CompiledLesson } from '../../src/letters/compile.ts'
import { htmlEngine, textEngine } from '../../src/letters/liquid-engines.ts'
import { nameUseOf } from '../../src/letters/name-use.ts'
import type { LetterReader } from '../../src/letters/reader-marks.ts'

const SIGNS = [
  'a',
  'é',
  'ß',
  'œ',
  'ﬁ',
  ' ',
  '\u00A0',
  '.',
  '-',
  '=',
  '?',
  "'",
  '’',
  '"',
  '&',
  '<',
  '>',
  '_',
  '\t',
  '\u0301',
  '한',
  '中',
  '👋',
  '👩‍👩‍👧',
  '🇫🇷',
  'ש',
  'ל',
  'ם',
  'م',
  'ر',
  '\u202E',
  '\u2066',
  '\u200B',
  '\uD83D',
  '\u0007',
  '\u2028',
] // prettier-ignore

const signs = (most: number) =>
  fc.array(fc.constantFrom(...SIGNS), { maxLength: most }).map((all) => all.join(''))

/** Names of 1 to 100 signs and more, of any kind, and none. */
const firstName = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Ana',
      'Zoé',
      'Jean-Pierre',
      'דוד',
      'محمد',
      '李',
      'X'.repeat(100),
      '---',
      '> a',
      '.',
    ),
  },
  { weight: 6, arbitrary: signs(100) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) },
  { weight: 1, arbitrary: fc.constant(null) },
)

const token = fc.stringMatching(/^[A-Za-z0-9_-]{32}$/)

export const reader: fc.Arbitrary<LetterReader> = fc.record({
  tokens: fc.record({ unsubscribe: token, me: token, read: token }),
  firstName,
})

const NAME = '{{ subscriber.first_name }}'
const placeholder = fc.constantFrom(
  NAME,
  NAME,
  '{{ subscriber.first_name | default: "vous" }}',
  `{% if subscriber.first_name %}Bonjour ${NAME},{% else %}Bonjour,{% endif %}`,
  `{% unless subscriber.first_name %}toi{% endunless %}`,
  '{{ unsubscribe_url }}',
  '{{ me_url }}',
  '<{{ read_url }}>',
  '{{ events.webinaire.page_url }}',
)
const more = fc.constantFrom(
  '{{ subscriber.first_name | upcase }}',
  '{% if subscriber.first_name == "Ana" %}toi{% endif %}',
)

/** Whatever one may write: dots where lines begin, words beyond 76 and 998 columns, placeholders anywhere. */
const piece = fc.oneof(
  { weight: 5, arbitrary: signs(40) },
  { weight: 5, arbitrary: placeholder },
  { weight: 1, arbitrary: fc.integer({ min: 60, max: 80 }).map((length) => 'x'.repeat(length)) },
  { weight: 1, arbitrary: fc.integer({ min: 990, max: 1_010 }).map((length) => 'é.'.repeat(length)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('. ', '..', '\n.', '\n\n', '\n- ', '\n> ', '\n\t', '\n---\n', '\r'),
  },
)
const part = (strange: boolean) =>
  fc
    .array(strange ? fc.oneof({ weight: 12, arbitrary: piece }, { weight: 1, arbitrary: more }) : piece, {
      maxLength: 30,
    })
    .map((pieces) => pieces.join(''))

/** The sources of a letter's parts. */
export const letterParts = fc.boolean().chain((strange) =>
  fc.record({
    subject: fc.oneof(
      signs(60),
      signs(20).map((words) => `${words} ${NAME}`),
    ),
    html: part(strange),
    text: fc.oneof(
      part(strange).map((text) => `Titre\n\n${text}\n\nFin`),
      part(strange),
    ),
  }),
)
type LetterParts = { subject: string; html: string; text: string }

/** A lesson that has these parts in the place of its own. */
export function lessonOf(lesson: CompiledLesson, { subject, html, text }: LetterParts): CompiledLesson {
  return {
    ...lesson,
    subject: textEngine.parse(subject),
    html: htmlEngine.parse(html),
    text: textEngine.parse(text),
    nameUse: nameUseOf([subject, html, text]),
  }
}
