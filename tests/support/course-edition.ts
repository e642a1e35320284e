import { type Edition, sealEdition } from '../../src/domain/edition.ts'
import { programmeSchema } from '../../src/domain/programme.ts'

const LAYOUT = `<mjml lang="fr">
  <mj-head><mj-title>[[ title_text ]]</mj-title></mj-head>
  <mj-body><mj-section><mj-column>
    [% for block in blocks %]<mj-text>[[ block.html ]]</mj-text>[% endfor %]
    <mj-text><a href="{{ unsubscribe_url }}">Ne plus la recevoir</a></mj-text>
  </mj-column></mj-section></mj-body>
</mjml>
`

export const letterName = (day: number) => `jour-${String(day).padStart(2, '0')}`

/** A short course with a plain layout. `lessons` replaces the text of some letters, to break them. */
export function courseEdition(
  days: number,
  { lessons = {}, schedule = {} }: { lessons?: Record<string, string>; schedule?: object } = {},
): Edition {
  const numbers = Array.from({ length: days }, (_, index) => index + 1)
  const programme = programmeSchema.parse({
    programme: 'essai',
    title: 'Essai',
    sender: { name: 'Essai', address: 'cours@essai.example', postal: '1 rue de l’Essai' },
    privacy: { controller: { name: 'Essai', address: '1 rue de l’Essai', contact: 'cours@essai.example' } },
    zone: 'Europe/Paris',
    at: '07:30',
    sections: { tout: { label: 'Tout', colour: '#1d4f91' } },
    links: { guide: { title: 'Le guide', url: 'https://essai.example/guide' } },
    lessons: numbers.map((day) => ({ day, letter: letterName(day) })),
    ...schedule,
  })
  const texts = numbers.map((day) => {
    const letter = letterName(day)
    return [`lessons/${letter}.md`, lessons[letter] ?? lessonText(day)] as const
  })
  return sealEdition(programme, { 'layout.mjml': LAYOUT, ...Object.fromEntries(texts) })
}

export function lessonText(day: number, body = `Leçon ${day} du {{ date | date }}.`): string {
  const door = '{ text: Lire., link: guide, label: Lire }'
  return `---
title: Leçon ${day}
section: tout
theme: essai
preheader: Jour ${day}
lead: Le jour ${day}.
teaser: À bientôt.
doors: { inform: ${door}, train: ${door}, act: ${door} }
---

${body}
`
}
