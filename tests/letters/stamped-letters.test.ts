import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CompiledLesson, compileLesson } from '../../src/letters/compile.ts'
import { type LetterForm, letterForm } from '../../src/letters/encoded-letter.ts'
import { type FilledLetter, fillLesson } from '../../src/letters/fill.ts'
import { composeMessage, composeSegments } from '../../src/letters/message.ts'
import { personText } from '../../src/letters/person-text.ts'
import type { LetterReader } from '../../src/letters/reader-marks.ts'
import { lessonOf, letterParts, reader } from './random-letters.ts'
import { expectRead, expectSame, headersOf, headOf } from './same-bytes.ts'
import { contextOf, smallEdition } from './small-edition.ts'

/**
 * With FORMS=whole in the environment, many times as many letters, however long it takes: after a change of how they
 * are encoded.
 */
const IS_WHOLE = process.env.FORMS === 'whole'
const LETTERS = IS_WHOLE ? 5_000 : 250
const HANGS_MS = IS_WHOLE ? 3_600_000 : 300_000
/** Of so many letters the one is read by another program. */
const READ_EVERY = 25

let lesson: CompiledLesson
beforeAll(async () => {
  lesson = await compileLesson(smallEdition(), 'jour-01')
})

const filledFor = (letter: CompiledLesson, { tokens, firstName }: LetterReader): FilledLetter =>
  fillLesson(
    letter,
    contextOf({
      subscriber: { firstName: firstName ?? '' },
      unsubscribeUrl: `https://deux.example/u/${tokens.unsubscribe}`,
      meUrl: `https://deux.example/me/${tokens.me}`,
      readUrl: `https://deux.example/read/${tokens.read}`,
    }),
  )

const hasName = ({ firstName }: LetterReader) => personText(firstName ?? '') !== ''
/**
 * The forms of a letter, as readers with a name and without one get it; a form for each name where it does more with
 * it.
 */
function formsOf(letter: CompiledLesson, onFill: () => void = () => undefined): LetterForm {
  const forms = new Map<string, LetterForm>()
  return (reader) => {
    const named = letter.nameUse === 'written' && hasName(reader)
    const key = letter.nameUse === 'more' ? `name ${reader.firstName}` : `${named}`
    const fill = (other: LetterReader) => {
      onFill()
      return filledFor(letter, letter.nameUse === 'more' ? { ...other, firstName: reader.firstName } : other)
    }
    const form = forms.get(key) ?? letterForm(fill, { tokenLength: 32, named })
    forms.set(key, form)
    return form(reader)
  }
}

/** The message as it is when its letter is filled and encoded for this reader alone. */
const aloneFor = (filled: FilledLetter) => composeMessage({ headers: headersOf(filled.subject), ...filled })

describe('a letter that is stamped', () => {
  it(
    'has the bytes of one that is filled and encoded for its reader, whoever reads and whatever it says',
    async () => {
      let letters = 0
      if (IS_WHOLE) Object.assign(globalThis, { propertiesEndAt: Number.POSITIVE_INFINITY })
      await fc.assert(
        fc.asyncProperty(
          letterParts,
          fc.array(reader, { minLength: 6, maxLength: 12 }),
          async (parts, readers) => {
            const letter = lessonOf(lesson, parts)
            const form = formsOf(letter)
            for (const each of readers) {
              const { subject, text, html } = form(each)
              const message = composeSegments({ head: headOf(subject), text, html })
              const filled = filledFor(letter, each)
              expectSame(message, aloneFor(filled))
              if (++letters % READ_EVERY === 0) await expectRead(message, filled)
            }
          },
        ),
        { numRuns: LETTERS },
      )
    },
    HANGS_MS,
  )

  it('is filled for nobody any more once a few have it, with a name or without', () => {
    let fillings = 0
    const parts = {
      subject: '{{ subscriber.first_name | default: "Vous" }} : une leçon',
      html: '<p>\n{% if subscriber.first_name %}Bonjour {{ subscriber.first_name }},{% endif %}\n</p><a href="{{ me_url }}">',
      text: 'Titre\n\nBonjour {{ subscriber.first_name }},\n\n.{{ unsubscribe_url }}',
    }
    const form = formsOf(lessonOf(lesson, parts), () => fillings++)
    const everybody = fc.sample(reader, { numRuns: 100, seed: 1 })
    const named = everybody.filter(hasName)
    const nameless = everybody.filter((each) => !hasName(each))
    for (const some of [named, nameless]) for (const each of some.slice(0, 2)) form(each)
    // One for each of the first two, one for a marked reader, one to compare: twice.
    expect(fillings).toBe(8)
    for (const each of everybody) expect(form(each).html.plain.length).toBeGreaterThan(1)
    expect(fillings).toBe(8)
  })

  it('is filled anew for each where it does more with a name than to write it', () => {
    const more = ['upcase', 'capitalize', 'downcase'].map(
      (filter) => `{{ subscriber.first_name | ${filter} }}`,
    )
    const asked = '{% if subscriber.first_name == "Ana" %}toi{% endif %}'
    const parts = [...more, asked, '{% case subscriber.first_name %}{% when "Ana" %}toi{% endcase %}']
    for (const html of parts)
      expect(lessonOf(lesson, { subject: 'Titre', html, text: 'Texte' }).nameUse).toBe('more')
  })
})
