import { describe, expect, it } from 'vitest'
import { sealEdition } from '../../src/domain/edition.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { bindText } from '../../src/letters/bound-marks.ts'
import { compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { renderServiceLetter } from '../../src/letters/render-mjml.ts'
import { contextOf, programme, SMALL_LESSON, smallEdition } from './small-edition.ts'

const edition = (lesson: string) => smallEdition({ 'lessons/jour-01.md': lesson })
const withBody = (body: string) => `${SMALL_LESSON.split('\n').slice(0, 13).join('\n')}\n${body}\n`
const written = async (lesson: string) =>
  fillLesson(await compileLesson(edition(lesson), 'jour-01'), contextOf())

/** No-break spaces as they can be seen. */
const seen = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '^')

describe('marks in a French text', () => {
  it.each([
    ['Ici : là ; quoi ? Oui !', 'Ici~: là^; quoi^? Oui^!'],
    ['« Ici »', '«~Ici~»'],
    ['74 % des gens', '74~% des gens'],
    ['{{ date | date }} : ici', '{{ date | date }}~: ici'],
    ['{% if day == 1 %}oui !{% endif %}', '{% if day == 1 %}oui^!{% endif %}'],
    ['{{ subscriber.first_name | default: "toi !" }} ?', '{{ subscriber.first_name | default: "toi !" }}^?'],
  ])('%j stay with their words: %j', (text, expected) => {
    expect(seen(bindText(text, 'fr'))).toBe(expected)
  })

  it.each([
    'à 13:00, https://asso.fr/a?b=c;d, Oui!',
    'Déjà\u00A0: «\u202Flà\u202F»\u202F; «\u00A0ici\u00A0»\u00A0!',
  ])('%j is as it was typed', (text) => {
    expect(bindText(text, 'fr')).toBe(text)
  })

  it.each(LANGUAGES.filter((language) => language !== 'fr'))('are as they were typed in %s', (language) => {
    expect(bindText('Here : there ; « what » ? Yes !', language)).toBe('Here : there ; « what » ? Yes !')
  })
})

describe('a letter in French', () => {
  it('keeps marks with their words in all its parts', async () => {
    const lesson = withBody(
      '**Attention** : lisez « [_le guide_]({{ links.guide }}) » !\n\n- un ; deux\n\n## Et alors ?\n\n| A : b | c |\n| --- | --- |\n| d ! | e |',
    )
      .replace('title: Parler la même langue', 'title: "Parler : la langue"')
      .replace('preheader: Le webinaire est', 'preheader: Le webinaire ? C’est')
      .replace('label: Lire le guide', 'label: "Lire : le guide"')
      .replace('Une **grille** partagée.', 'Une **grille** !')
    const { subject, html, text } = await written(lesson)
    expect(seen(subject)).toBe('Parler~: la langue')
    expect(seen(html)).toContain('<strong>Attention</strong>~: lisez «~<a')
    for (const part of [html, text].map(seen))
      for (const words of ['Et alors^?', 'un^; deux', 'A~: b', 'd^!', 'Lire~: le guide'])
        expect(part).toContain(words)
    expect(seen(html)).toContain('Le webinaire^? C’est')
    expect(seen(html)).toContain('<strong>grille</strong>^!')
    expect(seen(text)).toContain('Attention~: lisez «~le guide')
  })

  it('leaves code, addresses and raw MJML alone', async () => {
    const mjml = '```mjml Voir : ici\n<mj-text css-class="a : b">x : y</mj-text>\n```'
    const { html, text } = await written(
      withBody(`Tapez \`a ? b : c\`, [ici](https://asso.fr/a;b?c=d!) à 13:00.\n\n${mjml}`),
    )
    expect(html).toContain('<code>a ? b : c</code>')
    expect(html).toContain('href="https://asso.fr/a;b?c=d!"')
    expect(html).toContain('x : y')
    expect(text).toContain('à 13:00')
    expect(seen(text)).toContain('Voir~: ici')
  })

  it('is as it was typed in another language', async () => {
    const english = { ...programme, language: 'en' as const }
    const { files } = edition(withBody('Here : there ; « what » ?'))
    const letter = await compileLesson(sealEdition(english, files), 'jour-01')
    expect(fillLesson(letter, contextOf()).text).toContain('Here : there ; « what » ?')
  })

  it('does the same outside the calendar', async () => {
    const oneOff = { subject: 'Bonjour !', preheader: 'Ici : là', body: 'Quoi ? « Rien ».' }
    const parts = await renderServiceLetter({
      ...({ kind: 'service', frame: 'one-off', name: 'one-off', language: 'fr' } as const),
      oneOff,
    })
    expect([parts.subject, parts.preheader].map(seen)).toEqual(['Bonjour^!', 'Ici~: là'])
    for (const part of [parts.html, parts.text, parts.web ?? ''])
      expect(seen(part)).toContain('Quoi^? «~Rien~».')
  })
})
