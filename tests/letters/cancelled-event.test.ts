import { beforeAll, describe, expect, it } from 'vitest'
import { type EventChange, type SetMoments, versionAt } from '../../src/domain/event-changes.ts'
import { planTrack } from '../../src/domain/plan.ts'
import { type CompiledLesson, compileLesson } from '../../src/letters/compile.ts'
import { fillLesson, fillWeb } from '../../src/letters/fill.ts'
import { contextIn, type LetterSetting } from '../../src/writing/letter-setting.ts'
import { appointmentsIn, datesIn } from '../support/french-days.ts'
import { realEdition } from '../support/real-programme.ts'

const ZONE = 'Europe/Paris'
const DAY_ONE = '2019-09-05'
const TRACK = { dayOne: DAY_ONE, zone: ZONE, at: '07:30' }

/** Hours and dates that nothing else in the programme has. */
const WEBINAR = { ahead: on('2019-10-24'), over: on('2019-08-13') }
const MOOC = {
  ahead: { opens: date('2019-10-24'), start: date('2019-10-29'), end: date('2019-12-11') },
  open: { opens: date('2019-08-13'), start: date('2019-08-14'), end: date('2019-12-11') },
  over: { opens: date('2019-05-21'), start: date('2019-05-22'), end: date('2019-08-13') },
}
const AUTODIAGNOSTIC = {
  ahead: { online: { date: '2019-11-12', at: '16:05' } },
  out: { online: { date: '2019-07-02', at: '16:05' } },
}

const REFERENTIEL = {
  ahead: { print: date('2019-11-04'), online: date('2019-11-12') },
  half: { print: date('2019-07-02'), online: date('2019-11-12') },
  out: { print: date('2019-07-02'), online: date('2019-07-09') },
}
const RELEASES = { referentiel: REFERENTIEL, autodiagnostic: AUTODIAGNOSTIC }

type Change = { event: string; moments?: SetMoments; cancelled?: boolean; changedAt?: Date }
type Words = { letter: string; parts: string[]; sentences: string[] }

let setting: LetterSetting
let compiled: CompiledLesson[]
beforeAll(async () => {
  const edition = await realEdition()
  const { lessons } = planTrack(edition.programme, edition.programme.calendar, TRACK)
  setting = {
    cohort: cohortOf(edition.programme.calendar),
    edition,
    track: { ...TRACK, redated: null },
    lessons,
    changes: [],
    corrections: [],
    brands: [],
  }
  compiled = await Promise.all(lessons.map(({ letter }) => compileLesson(edition, letter)))
})

describe.each(Object.keys(AUTODIAGNOSTIC) as (keyof typeof AUTODIAGNOSTIC)[])(
  'a webinar that is cancelled, with the tool %s',
  (tool) => {
    const autodiagnostic = { event: 'autodiagnostic', moments: AUTODIAGNOSTIC[tool] }
    const letters = (moments: SetMoments, cancelled: boolean) =>
      filled([autodiagnostic, { event: 'webinaire', moments, cancelled }])

    it('is told in the same words before and after the hour it had', () => {
      expect(letters(WEBINAR.ahead, true)).toEqual(letters(WEBINAR.over, true))
    })

    it('is said to be cancelled by every lesson that would have announced it or told of it', () => {
      const speaking = telling(letters(WEBINAR.ahead, false), letters(WEBINAR.over, false))
      expect(speaking).toHaveLength(tool === 'out' ? 6 : 7)
      const silent = letters(WEBINAR.ahead, true).filter(({ parts }) => !parts.every(saysCancelled))
      expect(silent.map(({ letter }) => letter).filter((letter) => speaking.includes(letter))).toEqual([])
    })

    it('is named by no other sentence than those', () => {
      const others = sentencesOf(letters(WEBINAR.over, true))
        .filter((sentence) => /webinaire/i.test(sentence) && !saysCancelled(sentence))
        .filter((sentence) => !WEBINARS_IN_GENERAL.some((words) => sentence.includes(words)))
      expect(others).toEqual([])
    })

    it('has no day, no hour and nothing to see again', () => {
      for (const { parts, sentences } of letters(WEBINAR.ahead, true)) {
        for (const part of parts) {
          expect(part).not.toMatch(/24 octobre|13 août|10 h 17|11 h 47|avant-première|a eu lieu/)
          expect(part).not.toMatch(
            /à revoir|revu en ligne|revoyez|le revoir|Accéder au webinaire|réserver votre place/i,
          )
          expect(appointmentsIn(part)).toEqual([])
        }
        for (const sentence of sentences.filter(saysCancelled)) {
          expect(sentence).not.toMatch(/demain|aujourd’hui|\bhier\b|\d h\b|rendez-vous/i)
          expect(datesIn(sentence)).toEqual([])
        }
      }
    })
  },
)

describe('a MOOC session that is cancelled', () => {
  const letters = (moments: SetMoments, cancelled = true) => filled([{ event: 'mooc', moments, cancelled }])

  it('is told in the same words before it opens, while it would have run and after its end', () => {
    expect(letters(MOOC.open)).toEqual(letters(MOOC.ahead))
    expect(letters(MOOC.over)).toEqual(letters(MOOC.ahead))
  })

  it('is said to be cancelled by every lesson, as every one of them leads to the MOOC', () => {
    const speaking = letters(MOOC.ahead).filter(({ parts }) => parts.every((part) => part.includes('MOOC')))
    expect(speaking).toHaveLength(21)
    expect(speaking.filter(({ parts }) => !parts.every(saysCancelled))).toEqual([])
    expect(telling(letters(MOOC.ahead, false), letters(MOOC.over, false))).toHaveLength(5)
  })

  it('is joined by nobody, and neither begins nor ends', () => {
    for (const { parts } of letters(MOOC.ahead)) {
      for (const part of parts) {
        expect(part).not.toMatch(/24 octobre|29 octobre|11 décembre|13 août|14 août|21 mai|22 mai/)
        expect(part).not.toMatch(/inscriptions (ouvrent|sont)|session (est ouverte|commence|se termine)/)
        expect(part).not.toMatch(
          /(Rejoindre|Suivre|S’inscrire au|Ouvrir|Continuer avec) le MOOC|L’inscription/,
        )
      }
    }
  })

  it('is the only session that is spoken of, beside another one that may come', () => {
    const others = sentencesOf(letters(MOOC.ahead)).filter((sentence) => /session/i.test(sentence))
    expect(others.filter((sentence) => !saysCancelled(sentence))).toEqual([])
  })
})

const OTHERS: readonly { beside: string; others: readonly string[] }[] = [
  { beside: 'nothing else', others: [] },
  { beside: 'the webinar', others: ['webinaire'] },
  { beside: 'the MOOC', others: ['mooc'] },
  { beside: 'the webinar and the MOOC', others: ['webinaire', 'mooc'] },
]

describe.each<{ what: string; names: readonly (keyof typeof RELEASES)[]; least: number }>([
  { what: 'a document', names: ['referentiel'], least: 6 },
  { what: 'a tool', names: ['autodiagnostic'], least: 4 },
  { what: 'a document and a tool', names: ['referentiel', 'autodiagnostic'], least: 9 },
])('the release of $what that is cancelled', ({ names, least }) => {
  const letters = (state: 'ahead' | 'out', cancelled: boolean, others: readonly string[] = []) =>
    filled([
      ...names.map((event) => ({ event, moments: RELEASES[event][state], cancelled })),
      ...others.map((event) => ({ event, cancelled: true })),
    ])
  const cancelled = names.map((event) => ({ event, cancelled: true }))
  const everyway = () => [
    ...OTHERS.flatMap(({ others }) => letters('ahead', true, others)),
    ...[WEBINAR.ahead, WEBINAR.over].flatMap((moments) =>
      filled([...cancelled, { event: 'webinaire', moments }]),
    ),
  ]
  const naming = (sentences: readonly string[]) =>
    sentences
      .filter((sentence) => names.some((name) => CALLED[name].test(sentence)))
      .filter((sentence) => !TOOLS_IN_GENERAL.some((words) => sentence.includes(words)))

  it.each(OTHERS)('is told in the same words whatever dates it had, beside $beside', ({ others }) => {
    expect(letters('out', true, others)).toEqual(letters('ahead', true, others))
  })

  it.each(OTHERS)('is said to be so by every lesson that would announce it, beside $beside', ({ others }) => {
    const speaking = telling(letters('ahead', false, others), letters('out', false, others))
    expect(speaking.length).toBeGreaterThanOrEqual(least)
    const saying = letters('ahead', true, others).filter(({ parts }) =>
      parts.every((part) => naming(inSentences(part)).some(saysCancelled)),
    )
    expect(saying.map(({ letter }) => letter)).toEqual(expect.arrayContaining(speaking))
  })

  it('is named by no other sentence than those', () => {
    const others = naming(sentencesOf(everyway())).filter((sentence) => !saysCancelled(sentence))
    expect(others).toEqual([])
  })

  it('has no date, and nothing to be read or used', () => {
    for (const { parts, sentences } of everyway()) {
      for (const part of parts) {
        expect(part).not.toMatch(/4 novembre|12 novembre|2 juillet|9 juillet|16 h 05|[{%]\}|\{[{%]|\.\.|,\./)
        for (const name of names) expect(part).not.toMatch(OFFERED[name])
      }
      for (const sentence of naming(sentences)) {
        expect(sentence).not.toMatch(/sera |paraît|\bparue?\b|disponible|lisible|\blira\b|présenté/)
        expect(sentence).not.toMatch(/demain|aujourd’hui|\bhier\b/)
        expect(datesIn(sentence)).toEqual([])
      }
    }
  })

  it('takes nothing back from the lessons before, and leaves no promise in those that leave after', () => {
    const asPlanned = filled([])
    const changedAt = setting.lessons[11]!.dueAt
    const never = filled(cancelled)
    const cut = filled(cancelled.map((change) => ({ ...change, changedAt })))
    expect(cut).toEqual([...asPlanned.slice(0, 11), ...never.slice(11)])
    expect(never.slice(11)).not.toEqual(asPlanned.slice(11))
  })
})

it('a document that is out on paper is told of in the same words as any once it is cancelled', () => {
  const letters = (moments: SetMoments) => filled([{ event: 'referentiel', moments, cancelled: true }])
  expect(letters(REFERENTIEL.half)).toEqual(letters(REFERENTIEL.ahead))
})

describe('events that are moved', () => {
  it('leave nothing to be shown for the first time, as the tool may be out before the webinar', () => {
    const early = [{ event: 'autodiagnostic', moments: AUTODIAGNOSTIC.out }]
    const said = [WEBINAR.ahead, WEBINAR.over].flatMap((moments) =>
      sentencesOf(filled([...early, { event: 'webinaire', moments }])),
    )
    expect(
      said.filter((sentence) => /avant-première|présentée? pour la première fois/.test(sentence)),
    ).toEqual([])
  })

  it('are on paper only once they are', () => {
    const moments = { print: date('2019-11-12'), online: date('2019-07-09') }
    const said = sentencesOf(filled([{ event: 'referentiel', moments }]))
    expect(
      said.filter((sentence) => /(disponible|paru|désormais) (paru )?sur papier/.test(sentence)),
    ).toEqual([])
  })
})

describe('events that take place', () => {
  it('are never said to be cancelled', () => {
    const said = [WEBINAR.ahead, WEBINAR.over].flatMap((moments) =>
      sentencesOf(filled([{ event: 'webinaire', moments }])).filter(saysCancelled),
    )
    expect(said).toEqual([])
  })
})

/** True whichever webinar takes place: those of the platform, and the first of three steps. */
const WEBINARS_IN_GENERAL = ['Un webinaire donne les repères communs', 'Un webinaire par mois y était prévu']

/** True of looking at oneself, whatever tool comes out; one of three steps; what a lesson is about. */
const TOOLS_IN_GENERAL = [
  'Outils · référentiel',
  'Outils référentiel',
  'Un autodiagnostic aide ensuite chacun',
  'Un autodiagnostic se mène à plusieurs',
  'L’autodiagnostic en pratique',
]

/** Labels of buttons, and words that send a reader there. */
const OFFERED: Readonly<Record<keyof typeof RELEASES, RegExp>> = {
  referentiel: /(Lire|Voir|Découvrir) le référentiel/,
  autodiagnostic: /(Faire|Découvrir|Accéder à|mener|pour|par) l’autodiagnostic/,
}

const CALLED: Readonly<Record<keyof typeof RELEASES, RegExp>> = {
  referentiel: /référentiel/i,
  autodiagnostic: /autodiagnostic/i,
}

function saysCancelled(words: string): boolean {
  return /\bannulée?(?!\p{L})/u.test(words)
}

/** Every lesson as its reader has it: its text, its HTML and its page, in one line each with plain spaces. */
function filled(changes: readonly Change[]): Words[] {
  const changed = { ...setting, changes: changes.map(eventChange) }
  return setting.lessons.map(({ letter, dueAt }, index) => {
    const occasion = {
      letter,
      now: dueAt,
      version: versionAt(changed.changes, dueAt),
      firstName: null,
      helpUrl: 'https://f.example/h',
    }
    const context = {
      ...contextIn(changed, occasion),
      unsubscribeUrl: 'https://f.example/u',
      meUrl: 'https://f.example/m',
      readUrl: 'https://f.example/r',
    }
    const { subject, preheader, text, html } = fillLesson(compiled[index]!, context)
    const web = fillWeb(compiled[index]!, context)
    const parts = [`${subject}. ${preheader} ${text}`, html.replace(/^[\s\S]*?<body/, '<body'), web.html].map(
      plain,
    )
    return { letter, parts, sentences: parts.flatMap(inSentences) }
  })
}

function eventChange(change: Change, index: number): EventChange {
  const { event, moments = {}, cancelled = false, changedAt = new Date(0) } = change
  return { version: index + 1, event, sequence: 1, changedAt, moments, links: {}, cancelled }
}

function plain(part: string): string {
  return part
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,)])/g, '')
    .trim()
}

/** A label of a button is no sentence. */
function inSentences(words: string): string[] {
  return words
    .replaceAll(/Voir la page (du webinaire|du référentiel|de l’autodiagnostic)/g, '.')
    .split(/(?<=[.!?])\s+(?=[\p{Lu}«])/u)
}

function sentencesOf(letters: readonly Words[]): string[] {
  return letters.flatMap(({ sentences }) => sentences)
}

/** The lessons that say something else once the event is over. */
function telling(ahead: readonly Words[], over: readonly Words[]): string[] {
  const same = ({ parts }: Words, index: number) =>
    JSON.stringify(parts) === JSON.stringify(over[index]?.parts)
  return ahead.filter((words, index) => !same(words, index)).map(({ letter }) => letter)
}

function on(day: string): SetMoments {
  return { start: { date: day, at: '10:17' } }
}

function date(day: string): { date: string } {
  return { date: day }
}

function cohortOf(calendar: LetterSetting['cohort']['calendar']): LetterSetting['cohort'] {
  return {
    id: 1,
    slug: 'septembre',
    name: 'Septembre',
    editionHash: '',
    state: 'running',
    start: 'fixed',
    dayOne: DAY_ONE,
    zone: ZONE,
    redated: null,
    at: '07:30',
    calendar,
    lateJoiners: 'next-lesson',
    signUp: 'closed',
    capacity: null,
    archive: 'closed',
    uidDomain: null,
  }
}
