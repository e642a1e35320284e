import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultReminders } from '../../../src/domain/default-reminders.ts'
import type { ProgrammeEvent } from '../../../src/domain/programme.ts'
import type { Language } from '../../../src/language/catalogues.ts'
import { LANGUAGES } from '../../../src/language/language.ts'
import { LetterError } from '../../../src/letters/letter-error.ts'
import { findPlaceholderMistakes } from '../../../src/letters/placeholder-mistakes.ts'
import { writeLine } from '../../../src/letters/service/phrases.ts'
import { wordsOfRule } from '../../../src/letters/service/reminder-words.ts'
import { readFrame, readLessonWords, readPhrases } from '../../../src/letters/service/service-files.ts'
import { servicePlaceholders } from '../../../src/letters/service/service-placeholders.ts'
import { readWords } from '../../../src/letters/service/service-words.ts'

const FOLDER = new URL('../../../templates/service/', import.meta.url)
const FOLDERS = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name as Language)

const NOTES = ['confirmation', 'already', 'link', 'address-change', 'new-address']
const WHOLE_DAY = { day: 2 }
const EVENTS: ProgrammeEvent[] = [
  { kind: 'webinar', title: 'W', start: { day: 2, at: '13:00' }, minutes: 90 },
  {
    kind: 'mooc',
    title: 'M',
    opens: { day: 1 },
    start: WHOLE_DAY,
    end: { day: 9 },
    milestones: [{ title: 'Un', at: { day: 3 } }],
  },
  { kind: 'release', title: 'R', dates: { print: WHOLE_DAY } },
]
const REMINDERS = EVENTS.flatMap((event) => defaultReminders(event).map((rule) => wordsOfRule(event, rule)))
const ABOUT_EVENTS = [
  ...['register', 'registered', 'waiting', 'unregistered', 'moved', 'cancelled', 'before', 'after'],
  ...REMINDERS,
]

const frameOf = (name: string) => (NOTES.includes(name) ? 'note' : 'event')
const wordsOf = (name: string, language: Language) =>
  readWords({ kind: 'service', frame: frameOf(name), name, language })

it('the letters of the service are in every language that the pages have', () => {
  expect(FOLDERS.toSorted()).toEqual([...LANGUAGES].toSorted())
})

describe.each(FOLDERS)('the letters of the service in %s', (language) => {
  it('are those that it writes, each in a file of its own', () => {
    const files = readdirSync(new URL(language, FOLDER)).filter((file) => file.endsWith('.md'))
    const names = new Set([...NOTES, ...ABOUT_EVENTS])
    expect(files.toSorted()).toEqual([...names].map((name) => `${name}.md`).toSorted())
  })

  it.each([...new Set([...NOTES, ...ABOUT_EVENTS])])(
    'have only placeholders and phrases that there are: %s',
    (name) => {
      const { words, banner } = wordsOf(name, language)
      expect(words.subject).not.toContain('\n')
      expect(words.title).not.toBe('')
      expect(banner !== undefined).toBe([...REMINDERS, 'before', 'after'].includes(name))
    },
  )

  it('have a frame and phrases with only placeholders that there are', () => {
    const phrases = readPhrases(language)
    const allowed = servicePlaceholders('event')
    for (const text of [...Object.values(readFrame(language)), ...Object.values(phrases)]) {
      const line = writeLine(text, { phrases, file: language })
      expect(findPlaceholderMistakes(line, allowed)).toEqual([])
    }
    expect(readLessonWords(language).further).not.toBe('')
  })

  it('have no phrase that nothing uses', () => {
    const texts = readdirSync(new URL(language, FOLDER)).map((file) =>
      readFileSync(new URL(`${language}/${file}`, FOLDER), 'utf8'),
    )
    const unused = Object.keys(readPhrases(language)).filter(
      (name) => !texts.join('').includes(`[[ ${name} ]]`),
    )
    expect(unused).toEqual([])
  })
})

describe('a letter that is not as it should be', () => {
  it.each([
    ['a letter that there is not', 'no-such-letter'],
    ['a file outside its folder', '../_phrases'],
  ])('is a mistake: %s', (_, name) => {
    expect(() => wordsOf(name, 'fr')).toThrow(LetterError)
  })

  it('is one that uses what its frame does not have', () => {
    const misplaced = () => readWords({ kind: 'service', frame: 'note', name: 'moved', language: 'fr' })
    expect(misplaced).toThrow('no placeholder “hour_only”')
  })

  it.each([
    ['a phrase that there is not', '[[ nobody ]]'],
    ['a phrase that has itself', '[[ self ]]'],
  ])('is one with %s', (_, text) => {
    expect(() => writeLine(text, { phrases: { self: '[[ self ]]' }, file: 'x' })).toThrow(LetterError)
  })
})

describe('the lines of a text', () => {
  const line = (text: string) =>
    writeLine(text, { phrases: { case: '{% if a %}x\n{% else %}y\n{% endif %}' }, file: 'x' })

  it('are joined without a space next to a tag, and with one elsewhere', () => {
    expect(line('\n{% if a %}\n  b\n{% endif %} c\n  d\n')).toBe('{% if a %}b{% endif %} c d')
    expect(line('w [[ case ]] z')).toBe('w {% if a %}x{% else %}y{% endif %} z')
  })

  it('keep their no-break spaces', () => {
    expect(line('a\u00A0:\n{{ b }}\u202F')).toBe('a\u00A0: {{ b }}\u202F')
  })
})

it('a Spanish date, which has a comma in it, has one after it within a sentence', () => {
  const folder = new URL('es/', FOLDER)
  const unclosed = readdirSync(folder).flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/\| date \}\} \p{Ll}.*/gu)].map(
      ([words]) => `${file}: ${words}`,
    ),
  )
  expect(unclosed).toEqual([])
})
