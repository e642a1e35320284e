import { type Edition, sealEdition } from '../../src/domain/edition.ts'
import { programmeSchema } from '../../src/domain/programme.ts'
import type { Language } from '../../src/language/catalogues.ts'

const TEXTS = {
  en: {
    title: 'Small steps',
    webinar: 'Meet our guests',
    mooc: 'Online school',
    milestone: 'First essay',
    book: 'Handbook',
    body: 'We begin {{ date | relative_day }}. The webinar is {{ events.talk.start | relative_day }} at {{ events.talk.start | time }}.',
    leave: 'Unsubscribe',
    read: 'Read online',
    door: 'Read it',
  },
  fr: {
    title: 'Petits pas',
    webinar: 'Rencontre',
    mooc: 'École ouverte',
    milestone: 'Premier devoir',
    book: 'Manuel',
    body: 'Nous commençons {{ date | relative_day }}. Le webinaire a lieu {{ events.talk.start | relative_day }} à {{ events.talk.start | time }}.',
    leave: 'Se désinscrire',
    read: 'Lire en ligne',
    door: 'Le lire',
  },
  es: {
    title: 'Pequeños pasos',
    webinar: 'Encuentro',
    mooc: 'Escuela abierta',
    milestone: 'Primer ensayo',
    book: 'Manual',
    body: 'Empezamos {{ date | relative_day }}. El seminario web se celebra {{ events.talk.start | relative_day }} a las {{ events.talk.start | time }}.',
    leave: 'Darse de baja',
    read: 'Leer en línea',
    door: 'Leerlo',
  },
} as const satisfies Record<Language, object>

/** A short programme whose every word is of one language, with an event of each kind; days from 1 to `days`. */
export function programmeIn(language: Language, days = 3): Edition {
  const words = TEXTS[language]
  const letters = Array.from({ length: days }, (_, index) => ({
    day: index + 1,
    letter: `letter-${index + 1}`,
  }))
  const programme = programmeSchema.parse({
    programme: 'steps',
    title: words.title,
    language,
    sender: { name: words.title, address: 'team@steps.example', postal: '12 Rue Exemple, 75002 Paris' },
    zone: 'Europe/Paris',
    at: '07:30',
    hours: ['07:30', '18:00'],
    sections: { all: { label: words.title, colour: '#1d4f91' } },
    links: { book: { title: words.book, url: 'https://steps.example/book' } },
    events: {
      talk: {
        ...{ kind: 'webinar', title: words.webinar, start: { day: 3, at: '13:00' }, minutes: 90 },
        ...{ capacity: 1, public: true, host: 'Ana Martin', join: 'https://room.example/1' },
      },
      school: {
        ...{
          kind: 'mooc',
          title: words.mooc,
          opens: { day: 1 },
          start: { day: 2 },
          end: { day: 12 },
          link: 'book',
        },
        milestones: [{ title: words.milestone, at: { day: 6 } }],
      },
      handbook: { kind: 'release', title: words.book, dates: { online: { day: 2 } }, link: 'book' },
    },
    lessons: letters,
  })
  const files = letters.map(({ day, letter }) => [`lessons/${letter}.md`, lessonIn(language, day)] as const)
  return sealEdition(programme, { 'layout.mjml': layoutIn(language), ...Object.fromEntries(files) })
}

function lessonIn(language: Language, day: number): string {
  const { title, body, door } = TEXTS[language]
  const text = `{ text: ${door}., link: book, label: ${door} }`
  return `---
title: ${title} ${day}
section: all
theme: ${title}
preheader: ${title}
lead: ${title}.
teaser: ${title}.
doors: { inform: ${text}, train: ${text}, act: ${text} }
---

${body}
`
}

function layoutIn(language: Language): string {
  const { leave, read } = TEXTS[language]
  return `<mjml lang="[[ language ]]">
  <mj-head><mj-title>[[ title_text ]]</mj-title></mj-head>
  <mj-body><mj-section><mj-column>
    [% for block in blocks %]<mj-text>[[ block.html ]]</mj-text>[% endfor %]
    [% for door in doors %]<mj-text>[[ door.heading ]] [[ door.html ]] <a href="[[ door.url ]]">[[ door.label ]]</a></mj-text>[% endfor %]
    <mj-text><a href="{{ read_url }}">${read}</a> <a href="{{ unsubscribe_url }}">${leave}</a></mj-text>
  </mj-column></mj-section></mj-body>
</mjml>
`
}
