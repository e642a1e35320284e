import { expect, it } from 'vitest'
import { capitalized } from '../../src/letters/capitalized.ts'
import { compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { contextOf, SMALL_LESSON, smallEdition } from './small-edition.ts'

it.each([
  ['demain', 'Demain'],
  ['été', 'Été'],
  ['el lunes, 6 de septiembre', 'El lunes, 6 de septiembre'],
  ['Sunday 5 September', 'Sunday 5 September'],
  ['MARIE', 'Marie'],
  ['jean-Baptiste', 'Jean-Baptiste'],
  ['3 jours', '3 jours'],
  ['', ''],
])('%j with a capital is %j', (text, expected) => {
  expect(capitalized(text)).toBe(expected)
})

it('a letter has it by the filter of its placeholders', async () => {
  const title = SMALL_LESSON.replace(
    'title: Parler la même langue',
    'title: "{{ next.date | relative_day | capitalize }}, la langue de {{ subscriber.first_name | capitalize }}"',
  )
  const letter = await compileLesson(smallEdition({ 'lessons/jour-01.md': title }), 'jour-01')
  const { subject } = fillLesson(letter, contextOf({ subscriber: { firstName: 'anaïs' } }))
  expect(subject).toBe('Demain, la langue de Anaïs')
})
