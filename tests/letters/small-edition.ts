import { readFileSync } from 'node:fs'
import { type Edition, sealEdition } from '../../src/domain/edition.ts'
import { instantAt, startOfLocalDay } from '../../src/domain/local-time.ts'
import type { LetterMoment } from '../../src/domain/moment-words.ts'
import { type Programme, programmeSchema } from '../../src/domain/programme.ts'
import type { LetterContext } from '../../src/letters/letter-context.ts'

const PARIS = 'Europe/Paris'

export const programme: Programme = programmeSchema.parse({
  programme: 'deux-jours',
  title: 'Deux jours pour essayer',
  sender: {
    name: 'Deux jours',
    address: 'cycle@deux.example',
    postal: 'Association <Deux>, 1 rue de l’Essai',
  },
  zone: PARIS,
  at: '07:30',
  sections: { outils: { label: 'Outils', colour: '#0b6e4f' } },
  links: {
    programme: { title: 'Le programme', url: 'https://example.org/programme' },
    guide: { title: 'Le guide', url: 'https://example.org/guide?a=1&b=2' },
  },
  events: {
    webinaire: {
      kind: 'webinar',
      title: 'Webinaire',
      start: { day: 2, at: '13:00' },
      minutes: 90,
      link: 'guide',
    },
    document: { kind: 'release', title: 'Document', dates: { online: { day: 2 } } },
  },
  lessons: [
    { day: 1, letter: 'jour-01' },
    { day: 2, letter: 'jour-02' },
  ],
})

export const SMALL_LESSON = `---
title: Parler la même langue
section: outils
theme: référentiel
preheader: Le webinaire est {{ events.webinaire.start | relative_day }}.
lead: Une **grille** partagée.
teaser: À {{ next.date | relative_day }}, {{ next.day | ordinal }} jour du cycle.
doors:
  inform: { text: "Lire _vraiment_.", link: guide, label: Lire le guide }
  train: { text: Se former., link: guide, label: Se former }
  act: { text: "Le webinaire a lieu à {{ events.webinaire.start | time }}.", link: guide, label: S’inscrire }
---

{% if subscriber.first_name %}Bonjour {{ subscriber.first_name }}, bienvenue{% else %}Bienvenue{% endif %} dans
cette leçon : lisez [le guide]({{ links.guide }}) ou <https://example.org/>.

## Une liste

- un premier point qui est assez long pour que la ligne doive être coupée avant sa fin
- **deux**
  1. dedans

> Une citation.

{% if events.document.online.passed %}

Le document est en ligne.

{% else %}

Le document paraît {{ events.document.online | relative_day }}.

{% endif %}

À bientôt.
`

/** The layout of the real programme. */
export const LAYOUT = readFileSync(
  new URL('../../templates/21-jours-pour-convaincre/layout.mjml', import.meta.url),
  'utf8',
)

/** An edition of two days, with the layout of the real programme, and some files replaced. */
export function smallEdition(files: Record<string, string> = {}): Edition {
  return sealEdition(programme, {
    'layout.mjml': LAYOUT,
    'lessons/jour-01.md': SMALL_LESSON,
    ...files,
  })
}

function wholeDay(date: string): LetterMoment {
  return { at: startOfLocalDay(date, PARIS), wholeDay: true, date }
}

export function timed(date: string, at: string): LetterMoment {
  return { at: instantAt(date, at, PARIS), wholeDay: false, date }
}

/** What fills the first lesson on Thursday 5 September 2019 at 07:30 in Paris. */
export function contextOf(changes: Partial<LetterContext> = {}): LetterContext {
  return {
    now: instantAt('2019-09-05', '07:30', PARIS),
    zone: PARIS,
    home: PARIS,
    day: 1,
    date: wholeDay('2019-09-05'),
    next: { day: 2, date: wholeDay('2019-09-06') },
    events: {
      webinaire: {
        title: 'Webinaire',
        moments: { start: timed('2019-09-06', '13:00'), end: timed('2019-09-06', '14:30') },
        cancelled: false,
      },
      document: { title: 'Document', moments: { online: wholeDay('2019-09-06') }, cancelled: false },
    },
    cohort: { name: 'Septembre' },
    subscriber: { firstName: 'Zoé' },
    unsubscribeUrl: 'https://deux.example/u/abc',
    meUrl: 'https://deux.example/me/def',
    readUrl: 'https://deux.example/read/ghi',
    helpUrl: 'https://deux.example/aide',
    ...changes,
  }
}
