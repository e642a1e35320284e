import { expect, it } from 'vitest'
import type { Language } from '../../src/language/catalogues.ts'
import { sayIn } from '../../src/language/say.ts'

const FRENCH = 'Webinaire «\u202fLe projet\u202f»'

it.each<[Language, string, string]>([
  ['fr', FRENCH, 'Mettre en pause «\u00a0Webinaire “Le projet”\u00a0»'],
  ['es', 'Seminario «El proyecto»', 'Poner en pausa «Seminario “El proyecto”»'],
  ['en', 'Webinar “The project”', 'Pause “Webinar ‘The project’”'],
  ['en', FRENCH, `Pause “${FRENCH}”`],
  ['fr', 'Mars', 'Mettre en pause «\u00a0Mars\u00a0»'],
  ['fr', 'A «\u00a0b\u00a0» et «\u00a0c\u00a0»', 'Mettre en pause «\u00a0A “b” et “c”\u00a0»'],
])('quotes within others in %s: %s', (language, cohort, said) => {
  expect(sayIn(language)('o.pause.title', { cohort })).toBe(said)
})

it('leaves two quotations beside each other as they are', () => {
  const said = sayIn('fr')('event.link.join', { url: '«\u00a0a\u00a0» «\u00a0b\u00a0»' })
  expect(said).toContain('«\u00a0a\u00a0» «\u00a0b\u00a0»')
})
