import { describe, expect, it } from 'vitest'
import { strayWords } from './one-language.ts'

describe('the search for words of another language', () => {
  it.each([
    ['en', '<p>Your place is kept.</p>', 0],
    ['en', '<p>Your place is kept. À demain !</p>', 2],
    ['en', '<p aria-label="Votre place">Yours</p>', 1],
    ['en', '<p>See <a href="/?lang=fr" lang="fr">Les mots en français</a>.</p>', 0],
    ['en', 'Help: <https://cours.example/le/cours>', 0],
    ['en', '<html lang="fr"><p>Votre place</p></html>', 1],
    ['en', '<option value="Africa/X">La Une</option>', 0],
    ['es', '<p>Tu plaza está reservada en la página de este curso.</p>', 0],
    ['es', '<p>Tu plaza. Your place. Votre place.</p>', 2],
    ['en', '<p>Tu plaza está reservada.</p>', 3],
    ['fr', '<p>Votre place est gardée.</p>', 0],
    ['fr', '<title>Votre place – is kept</title>', 1],
    ['fr', '<p>Vous l’avez, et l’on s’y retrouve.</p>', 0],
  ] as const)('in a page in %s: %s', (language, text, found) => {
    expect(strayWords(text, language)).toHaveLength(found)
  })
})
