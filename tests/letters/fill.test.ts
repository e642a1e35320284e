import { beforeAll, describe, expect, it } from 'vitest'
import { type CompiledLesson, compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { HOSTILE_NAMES } from './hostile-names.ts'
import { contextOf, SMALL_LESSON, smallEdition, timed } from './small-edition.ts'

let letter: CompiledLesson
beforeAll(async () => {
  letter = await compileLesson(smallEdition(), 'jour-01')
})

describe('the text part', () => {
  it('reads as a letter', () => {
    expect(fillLesson(letter, contextOf()).text).toBe(EXPECTED_TEXT)
  })

  it('is wrapped after it is filled', () => {
    const { text } = fillLesson(
      letter,
      contextOf({ subscriber: { firstName: 'Marie-Antoinette de la Très Longue Rue' } }),
    )
    const lines = text.split('\n').filter((line) => !line.includes('https://'))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76)
  })

  it('closes up where a condition leaves nothing', () => {
    expect(fillLesson(letter, contextOf()).text).not.toMatch(/\n\n\n| \n/)
  })
})

describe('the dates of a letter', () => {
  it('are the same in the text, the HTML and the line that inboxes show', () => {
    for (const [now, day, online] of [
      ['2019-09-04', 'vendredi 6 septembre', 'paraît vendredi 6 septembre'],
      ['2019-09-05', 'demain', 'paraît demain'],
      ['2019-09-06', 'aujourd’hui', 'est en ligne'],
      ['2019-09-07', 'hier', 'est en ligne'],
    ] as const) {
      const filled = fillLesson(letter, contextOf({ now: timed(now, '07:30').at }))
      expect(filled.preheader).toBe(`Le webinaire est ${day}.`)
      expect(filled.html).toContain(`Le webinaire est ${day}.`)
      for (const part of [filled.html, filled.text]) expect(part).toContain(online)
    }
  })

  it('are told in the zone of the reader', () => {
    expect(fillLesson(letter, contextOf({ zone: 'America/Martinique' })).text).toContain('a lieu à 7\u00A0h')
    expect(fillLesson(letter, contextOf({ zone: 'America/Martinique' })).html).toContain('a lieu à 7\u00A0h')
  })

  it('are told on both clocks where that of the reader differs from that of the cohort', () => {
    const { html, text } = fillLesson(letter, contextOf({ zone: 'America/Martinique' }))
    for (const part of [html, text.replace(/\n */g, ' ')])
      expect(part).toContain('a lieu à 7\u00A0h (13\u00A0h à Paris).')
    const same = contextOf({ zone: 'Europe/Brussels' })
    expect(fillLesson(letter, same)).toEqual(fillLesson(letter, contextOf()))
  })

  it('may be told as a countdown', async () => {
    const lesson = `${SMALL_LESSON}\nWebinaire {{ events.webinaire.start | countdown }}, document {{ events.document.online | countdown }}.\n`
    const counting = await compileLesson(smallEdition({ 'lessons/jour-01.md': lesson }), 'jour-01')
    for (const [date, at, words] of [
      ['2019-09-03', '07:30', 'Webinaire dans 3\u00A0jours, document dans 3\u00A0jours.'],
      ['2019-09-05', '07:30', 'Webinaire demain, document demain.'],
      ['2019-09-06', '07:30', 'Webinaire dans 5\u00A0heures, document aujourd’hui.'],
      ['2019-09-06', '12:50', 'Webinaire dans 10\u00A0minutes, document aujourd’hui.'],
      ['2019-09-07', '07:30', 'Webinaire hier, document hier.'],
    ] as const) {
      const { html, text } = fillLesson(counting, contextOf({ now: timed(date, at).at }))
      for (const part of [html, text]) expect(part).toContain(words)
    }
  })

  it('leave no placeholder behind', () => {
    const { html, text } = fillLesson(letter, contextOf())
    for (const part of [html, text]) expect(part).not.toMatch(/\{\{|\{%|\[\[|zqmark|undefined|\[object/)
  })
})

describe('what a person typed', () => {
  it('cannot add a tag, an attribute or a line, nor hide what follows', () => {
    const plain = tagsOf(fillLesson(letter, contextOf({ subscriber: { firstName: 'Zoé' } })).html)
    for (const firstName of HOSTILE_NAMES) {
      const { html, text, subject } = fillLesson(letter, contextOf({ subscriber: { firstName } }))
      expect(tagsOf(html)).toEqual(plain)
      expect(html.length).toBeLessThan(60_000)
      expect(`${html}${text}`).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u2028]/)
      expect(subject).not.toMatch(/[\r\n]/)
      expect(text).not.toContain('\nBcc:')
      expect(`${html}${text}`.isWellFormed()).toBe(true)
    }
  })

  it('is shown as it was typed', () => {
    const filled = fillLesson(letter, contextOf({ subscriber: { firstName: '{{constructor}}' } }))
    expect(filled.text).toContain('Bonjour {{constructor}}, bienvenue')
    expect(fillLesson(letter, contextOf({ subscriber: { firstName: 'D’Arc & "fille"' } })).html).toContain(
      'Bonjour D’Arc &amp; &#34;fille&#34;, bienvenue',
    )
  })

  it('may be nothing', () => {
    expect(fillLesson(letter, contextOf({ subscriber: { firstName: ' ' } })).text).toContain(
      '\nBienvenue dans cette',
    )
  })

  it('cannot leave the attribute that holds an address', () => {
    const { html } = fillLesson(letter, contextOf({ unsubscribeUrl: 'https://deux.example/u/"><b>' }))
    expect(html).toContain('href="https://deux.example/u/&#34;&gt;&lt;b&gt;"')
  })
})

function tagsOf(html: string): string[] {
  return [...html.matchAll(/<[a-z][^\s>]*/gi)].map((match) => match[0])
}

const EXPECTED_TEXT = `DEUX JOURS POUR ESSAYER
1er jour sur 2 · Outils · référentiel

Parler la même langue
=====================

Une grille partagée.

Bonjour Zoé, bienvenue dans cette leçon\u00A0: lisez le guide
<https://example.org/guide?a=1&b=2> ou https://example.org/.

Une liste
---------

- un premier point qui est assez long pour que la ligne doive être coupée
  avant sa fin
- deux
  1. dedans

> Une citation.

Le document paraît demain.

À bientôt.

* * *

À demain, 2e jour du cycle.

Pour aller plus loin
--------------------

S’informer
  Lire vraiment.
  Lire le guide\u00A0:
  <https://example.org/guide?a=1&b=2>

Se former
  Se former.
  Se former\u00A0:
  <https://example.org/guide?a=1&b=2>

Agir efficacement
  Le webinaire a lieu à 13\u00A0h.
  S’inscrire\u00A0:
  <https://example.org/guide?a=1&b=2>

Le programme\u00A0: <https://example.org/programme>

* * *

Association <Deux>, 1 rue de l’Essai
Vous recevez cette lettre parce que vous suivez «\u202FDeux jours pour essayer\u202F».

Lire en ligne\u00A0: <https://deux.example/read/ghi>
Mon cours\u00A0: <https://deux.example/me/def>
Ne plus la recevoir\u00A0: <https://deux.example/u/abc>
Aide et vos données\u00A0: <https://deux.example/aide>
`
