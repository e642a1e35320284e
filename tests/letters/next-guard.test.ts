import { describe, expect, it } from 'vitest'
import { allowedPlaceholders } from '../../src/letters/allowed-placeholders.ts'
import { compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { findPlaceholderMistakes } from '../../src/letters/placeholder-mistakes.ts'
import { contextOf, programme, SMALL_LESSON, smallEdition } from './small-edition.ts'

const messages = (source: string, last = true) =>
  findPlaceholderMistakes(source, allowedPlaceholders(programme, { last })).map(({ message }) => message)
const NO_NEXT = ['“next.date”: the last lesson has no next one, expected {% if next %}…{% endif %} around it']

describe('the next lesson, in the last one', () => {
  it.each([
    '{% if next %}{{ next.date | relative_day }}{% endif %}',
    '{% if next.day %}{{ next.day | ordinal }}{% else %}Fin.{% endif %}',
    '{% unless next %}Fin.{% else %}{{ next.date | date }}{% endunless %}',
    '{% if events.document.online.passed %}a{% elsif next %}{{ next.day }}{% endif %}',
    '{% if next %}{% if subscriber.first_name %}{{ next.date | date }}{% endif %}{% endif %}',
  ])('may be told behind a guard: %s', (source) => {
    expect(messages(source)).toEqual([])
    expect(messages(source, false)).toEqual([])
  })

  it.each([
    '{{ next.date | date }}',
    '{% if next %}a{% endif %}{{ next.date | date }}',
    '{% if next %}a{% else %}{{ next.date | date }}{% endif %}',
    '{% unless next %}{{ next.date | date }}{% endunless %}',
    '{% if subscriber.first_name %}{{ next.date | date }}{% endif %}',
    '{% if next %}a{% elsif subscriber.first_name %}{{ next.date | date }}{% endif %}',
  ])('is not there without one: %s', (source) => expect(messages(source)).toEqual(NO_NEXT))

  it('cannot be a part of a longer condition, which would not be answered', () => {
    expect(messages('{% if next and subscriber.first_name %}{{ next.day }}{% endif %}')[0]).toContain(
      'the last lesson has no next one',
    )
  })

  it('is left out of the last letter, and told in the others', async () => {
    const lesson = SMALL_LESSON.replace(
      'À {{ next.date | relative_day }}, {{ next.day | ordinal }} jour du cycle.',
      '"{% if next %}À {{ next.date | relative_day }}.{% else %}C’est la fin.{% endif %}"',
    )
    const edition = smallEdition({ 'lessons/jour-01.md': lesson, 'lessons/jour-02.md': lesson })
    const { next: _, ...last } = contextOf({ day: 2 })
    expect(fillLesson(await compileLesson(edition, 'jour-01'), contextOf()).text).toContain('À demain.')
    expect(fillLesson(await compileLesson(edition, 'jour-02'), last).text).toContain('C’est la fin.')
  })
})

describe('a dead name', () => {
  it.each([
    ['first_name', '“subscriber.first_name”?'],
    ['firstname', '“subscriber.first_name”?'],
    ['reader.first_name', '“subscriber.first_name”?'],
    ['webinaire.title', '“events.webinaire.title”?'],
    ['online', '“events.document.online”?'],
    ['guide', '“links.guide”?'],
    ['title', '“programme.title” or “events.webinaire.title” or “events.document.title”?'],
    ['suscriber.first_name', '“subscriber.first_name”?'],
  ])('%s is told the known name that ends so', (name, expected) => {
    expect(messages(`{{ ${name} }}`, false)).toEqual([`no placeholder “${name}”: expected ${expected}`])
  })
})
