import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/language/language.ts'
import { beginsSmall, withCapital } from '../../src/letters/small-beginning.ts'
import { smallBeginnings } from '../../src/programme/beginning-rules.ts'
import { beginnings } from '../../src/programme/sentence-beginning.ts'
import { cpuMs } from '../support/cpu-time.ts'
import { LESSON, mistakesWith, replaced } from './small-programme.ts'

const DAY = '{{ next.date | relative_day }}'
const UN = 'templates/petit/lessons/un.md'

/** Where in a text a sentence begins with DAY, by lines. */
const lines = (text: string) => beginnings(text).map(({ line }) => line)

describe('a placeholder', () => {
  it.each([
    DAY,
    `**${DAY}** on pétrit.`,
    `« ${DAY} », dit-elle.`,
    `## ${DAY}`,
    `Il vient. ${DAY}, on pétrit.`,
    `Vient-il ? ${DAY}, on pétrit.`,
    `Il a dit : « Viens ! » ${DAY}, on pétrit.`,
    `Il vient.\n${DAY}, on pétrit.`,
    `Il vient\n\n${DAY}, on pétrit.`,
    `> ${DAY}, on pétrit.`,
    `[${DAY}, on pétrit]({{ links.a }}).`,
    `{% if next %}${DAY}, on pétrit.{% endif %}`,
    `{% if a %}Il vient.{% else %}Elle vient.{% endif %} ${DAY}, on pétrit.`,
    `{% if a %}Il vient. {% endif %}${DAY}, on pétrit.`,
    `{{ subscriber.first_name }}. ${DAY}, on pétrit.`,
  ])('begins a sentence in: %s', (text) => {
    expect(beginnings(text).some(({ placeholder }) => placeholder === DAY)).toBe(true)
  })

  it.each([
    `À ${DAY}.`,
    `- ${DAY} : on pétrit`,
    `* ${DAY} : on pétrit`,
    `Il vient.\n\n1. ${DAY} : on pétrit`,
    `| ${DAY} | on pétrit |`,
    `Rendez-vous… ${DAY}.`,
    `Rendez-vous... ${DAY}.`,
    `Le webinaire,\n${DAY}.`,
    `On se voit {% if a %}lundi.{% else %}${DAY}.{% endif %}`,
    `{% if a %}Cher {{ subscriber.first_name }}, {% endif %}${DAY}, on pétrit.`,
    `{{ subscriber.first_name }}, ${DAY}, on pétrit.`,
  ])('stands within a sentence, or may, in: %s', (text) => {
    expect(beginnings(text).filter(({ placeholder }) => placeholder === DAY)).toEqual([])
  })

  it('is found at its line, whatever ends the lines', () => {
    expect(lines(`Un\ndeux.\n\n${DAY} va.\n\nIl va ${DAY}. ${DAY}.`)).toEqual([4, 6])
    expect(lines(`Un.\r\n\r\n${DAY} va.`)).toEqual([3])
  })

  it('is looked for at once in a text of a hundred thousand empty lines', async () => {
    const text = `${'\n'.repeat(100_000)}- ${DAY}`
    expect(await cpuMs(() => beginnings(text))).toBeLessThan(500)
  })
})

describe('the words of a placeholder', () => {
  it.each(LANGUAGES)('begin with a small letter where the day is near (%s)', (language) => {
    expect(beginsSmall(DAY, language)).toBe(true)
    expect(beginsSmall('{{ next.date | relative_day | capitalize }}', language)).toBe(false)
    expect(beginsSmall('{{ next.date | relative_day | upcase }}', language)).toBe(false)
    expect(beginsSmall('{{ a.start | countdown }}', language)).toBe(true)
    for (const other of ['{{ a.start | time }}', '{{ day }}', '{{ day | ordinal }}', '{{ links.a }}'])
      expect([other, beginsSmall(other, language)]).toEqual([other, false])
    expect(withCapital(DAY, language)).toBe('{{ next.date | relative_day | capitalize }}')
  })

  it('begin as the language writes the names of days', () => {
    const said = LANGUAGES.map((language) => [language, beginsSmall('{{ date | date }}', language)])
    expect(Object.fromEntries(said)).toEqual({ fr: true, en: false, es: true })
    expect(withCapital('{{ date | date }}, demain', 'en')).toBe('{{ date | date }}, demain')
  })

  it('are not warned of in the middle of a text that is no sentence', () => {
    expect(smallBeginnings(`À ${DAY}.`, { file: 'un.md', language: 'fr' })).toEqual([])
  })
})

describe('a lesson whose sentences begin with a small letter', () => {
  const warning = (line: number) =>
    `${UN}:${line}: warning: a sentence begins with ${DAY}, whose first letter is a small one, expected {{ next.date | relative_day | capitalize }}`

  it.each([
    ['title', 'title: Une leçon', `title: "${DAY}, une leçon"`, 2],
    ['preheader', 'En bref.', `"${DAY}, en bref."`, 5],
    ['lead', 'Ce qu’elle apporte.', `"${DAY}, la suite."`, 6],
    ['teaser', 'La suite.', `"Et alors. ${DAY}, la suite."`, 7],
    ['call to action', 'text: Lire.', `text: "${DAY}, lire."`, 9],
    ['label', 'label: Lire', `label: "${DAY}"`, 9],
    ['body', '## Une partie', `${DAY}, on pétrit.`, 16],
  ])('is warned of in its %s', async (_, piece, by, line) => {
    expect(await mistakesWith({ [UN]: replaced(LESSON, piece, by) })).toEqual([warning(line)])
  })

  it('is content with a capital', async () => {
    const body = '{{ next.date | relative_day | capitalize }}, on pétrit.'
    expect(await mistakesWith({ [UN]: replaced(LESSON, '## Une partie', body) })).toEqual([])
  })
})
