import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../src/language/catalogues.ts'
import { LANGUAGES } from '../../../src/language/language.ts'
import { activeContent } from '../../../src/letters/active-content.ts'
import { fillServiceLetter } from '../../../src/letters/fill.ts'
import { createLetterCache } from '../../../src/letters/letter-cache.ts'
import { type NoteContext, noteScope } from '../../../src/letters/service/note-scope.ts'
import { safeFirstName } from '../../../src/letters/service/safe-first-name.ts'
import type { NoteName } from '../../../src/letters/service/service-letter.ts'
import { HOSTILE_NAMES } from '../hostile-names.ts'

const KINDS: [NoteName, Language][] = LANGUAGES.flatMap((language) =>
  (['confirmation', 'already', 'link', 'address-change', 'new-address'] as const).map(
    (kind): [NoteName, Language] => [kind, language],
  ),
)
const LINK = `https://cours.example/confirm/${'aB3-_'.repeat(8)}`
/** What to do who asked for nothing, and the day on which it was asked. */
const SAID: Record<Language, [why: string, day: string]> = {
  fr: ['Si ce n’était pas vous, ne faites rien', 'dimanche 21 février'],
  en: ['If it was not you, do nothing', 'Sunday 21 February'],
  es: ['Si no fuiste tú, no hagas nada', 'domingo, 21 de febrero'],
}
const letters = createLetterCache({ most: 10 })

const note = (name: NoteName, language: Language) =>
  ({ kind: 'service', frame: 'note', name, language }) as const

const contextOf = (changes: Partial<NoteContext> = {}): NoteContext => ({
  now: new Date('2027-02-20T10:00:00Z'),
  zone: 'Europe/Paris',
  firstName: 'Zoé',
  programme: 'Vingt & un jours <pour> convaincre',
  sender: { name: 'Le RAMEAU', postal: '15 bis avenue de Ségur, 75007 Paris' },
  askedAt: new Date('2027-02-20T23:30:00Z'),
  expiresAt: new Date('2027-02-27T10:05:00Z'),
  to: 'z…@example.org',
  linkUrl: LINK,
  helpUrl: 'https://cours.example/aide',
  ...changes,
})

async function noteOf(name: NoteName, language: Language, changes: Partial<NoteContext> = {}) {
  const compiled = await letters.service(note(name, language))
  return fillServiceLetter(compiled, noteScope(contextOf(changes), language))
}

describe('a letter that the service itself writes', () => {
  it.each(KINDS)('says who sends it, why it came and where the link goes: %s, %s', async (kind, language) => {
    const { subject, text, html } = await noteOf(kind, language)
    const [why, day] = SAID[language]
    for (const part of [text.replace(/\s+/g, ' '), html.replace(/\s+/g, ' ')]) {
      expect(part).toContain(why)
      expect(part).toContain('Le RAMEAU')
      expect(part).toContain('15 bis avenue de Ségur, 75007 Paris')
      expect(part).toContain(LINK)
      // The date that a clock in Paris showed.
      expect(part).toContain(day)
      expect(part).not.toMatch(/\{\{|\{%|\[\[|zqmark/)
    }
    expect(html).toContain(`lang="${language}"`)
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).toContain('Vingt &amp; un jours &lt;pour&gt; convaincre')
    expect(subject).toContain('Vingt & un jours <pour> convaincre')
    expect(html.split(`href="${LINK}"`).length - 1).toBe(2)
    expect(html).toContain(`>${LINK}</a>`)
    expect(activeContent(html)).toEqual([])
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('is compiled once for a kind and a language', async () => {
    const one = await letters.service(note('link', 'fr'))
    expect(await letters.service(note('link', 'fr'))).toBe(one)
    expect(await letters.service(note('link', 'en'))).not.toBe(one)
  })

  it('has a text part that reads as a letter', async () => {
    expect((await noteOf('confirmation', 'fr')).text).toBe(EXPECTED_TEXT)
  })

  it('has nothing of a stranger in it but a first name', async () => {
    const plain = await noteOf('confirmation', 'fr', { firstName: null })
    for (const name of [...HOSTILE_NAMES, 'Gagnez sur evil.example', 'http://evil.example', 'www evil']) {
      const { subject, text, html } = await noteOf('confirmation', 'fr', { firstName: name })
      expect(subject).toBe(plain.subject)
      const safe = safeFirstName(name)
      if (safe === '') expect({ text, html }).toEqual({ text: plain.text, html: plain.html })
      expect(html).not.toMatch(/evil\.example|<script|onerror=/i)
      expect(text).not.toMatch(/evil\.example/)
    }
  })
})

describe('a first name that strangers can type', () => {
  it.each([
    ['Zoé'],
    ['Jean-Baptiste'],
    ['Marie Anne'],
    ['Maëlys d’Arc'],
    ['J.-P.'],
    ['Dr. Anne'],
    ['O’Neil'],
    ['Владимир'],
    ['美咲'],
  ])('greets %s', (name) => {
    expect(safeFirstName(name)).toBe(name)
  })

  it.each([
    ['evil.example'],
    ['go to evil.example now'],
    ['evil．example'],
    ['evil。example'],
    ['evil｡com'],
    ['evil․com'],
    ['https://evil'],
    ['//evil'],
    ['www evil'],
    ['a@evil'],
    ['1.2.3.4'],
    ['Appelez 0612345678'],
    ['Appelez 06 123'],
    ['<b>Zoé'],
    ['{{ programme }}'],
    ['evil%2Ecom'],
    ['x'.repeat(101)],
  ])('leaves out %s', (name) => {
    expect(safeFirstName(name)).toBe('')
  })

  it('is never a link, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (typed) => {
        const name = safeFirstName(typed)
        expect(name).not.toMatch(/[.．。｡․][\p{L}\p{N}]|[/@:\r\n]/u)
        expect(name.length).toBeLessThanOrEqual(100)
      }),
    )
    expect(safeFirstName(null)).toBe('')
  })
})

const EXPECTED_TEXT = `VINGT & UN JOURS <POUR> CONVAINCRE

Confirmez votre inscription
===========================

Bonjour Zoé,

Cette adresse vient d’être inscrite à «\u202FVingt & un jours <pour>
convaincre\u202F», un cours par courriel proposé par Le RAMEAU. Il reste une
chose à faire\u00A0: confirmer qu’elle est bien la vôtre.

Le lien ouvre une page avec un bouton. Il fonctionne jusqu’au samedi 27
février, 11\u00A0h\u00A005.

Confirmer mon inscription\u00A0:
<https://cours.example/confirm/aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_>

* * *

Vous recevez ce message parce que quelqu’un, vous peut-être, a demandé le
dimanche 21 février à suivre ce cours avec votre adresse. Si ce n’était pas
vous, ne faites rien\u00A0: rien ne viendra.

Le RAMEAU
15 bis avenue de Ségur, 75007 Paris

Aide et vos données\u00A0: <https://cours.example/aide>
`
