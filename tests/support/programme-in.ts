import type { Edition } from '../../src/domain/edition.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { newProgramme } from '../../src/programme/new-programme.ts'
import { sketchEdition } from '../../src/programme/sketch-edition.ts'

/** What `feuilleton new` does not write: the titles of more events, and a one-off letter. */
const TEXTS = {
  en: {
    ...{ title: 'Small steps', mooc: 'Online school', milestone: 'First essay', book: 'Handbook' },
    oneOff: { subject: 'The right address', preheader: 'Read this.', body: 'We wrote a wrong address.' },
  },
  fr: {
    ...{ title: 'Petits pas', mooc: 'École ouverte', milestone: 'Premier devoir', book: 'Manuel' },
    oneOff: {
      subject: 'La bonne adresse',
      preheader: 'À lire.',
      body: 'Nous avions écrit une adresse fausse.',
    },
  },
  es: {
    ...{ title: 'Pequeños pasos', mooc: 'Escuela abierta', milestone: 'Primer ensayo', book: 'Manual' },
    oneOff: {
      subject: 'La dirección buena',
      preheader: 'Para leer.',
      body: 'Escribimos una dirección falsa.',
    },
  },
} as const satisfies Record<Language, object>

export type ProgrammeIn = { edition: Edition; oneOff: { subject: string; preheader: string; body: string } }

/**
 * A programme as `feuilleton new` begins it, of three lessons, with what brings about every letter and page: its webinar,
 * here `talk`, has one place and is open to guests, and there are a MOOC and a release.
 */
export async function programmeIn(language: Language): Promise<ProgrammeIn> {
  const { title, oneOff } = TEXTS[language]
  const files = newProgramme({
    ...{
      name: 'steps',
      title,
      language,
      days: 3,
      zone: 'Europe/Paris',
      dayOne: '2027-03-01',
      site: 'https://steps.example/',
    },
    sender: { name: title, address: 'team@steps.example', postal: '12 Steinweg, 10115 Berlin' },
  })
  const texts = Object.entries(files).map(([path, text]) => [path, withTalk(text)] as const)
  const schedule = withMore(new Map(texts).get('schedules/steps.yaml') ?? '', language)
  const over = new Map([...texts, ['schedules/steps.yaml', schedule] as const])
  const edition = await sketchEdition({ root: '.', over }, 'steps')
  if (!edition) throw new Error(`the programme cannot be read:\n${schedule}`)
  return { edition, oneOff }
}

/** The webinar has a name of its language; the pages of this one are asked for by one name. */
function withTalk(text: string): string {
  return text.replace(/(events\.|event: |^ {2})(?:webinar|webinaire|seminario)(?=[.:\n])/gm, '$1talk')
}

function withMore(schedule: string, language: Language): string {
  const { mooc, milestone, book } = TEXTS[language]
  const school = {
    ...{ kind: 'mooc', title: mooc, opens: { day: 1 }, start: { day: 2 }, end: { day: 12 }, link: 'book' },
    milestones: [{ title: milestone, at: { day: 6 } }],
  }
  const handbook = { kind: 'release', title: book, dates: { online: { day: 2 } }, link: 'book' }
  const talk = 'capacity: 1, public: true, host: Ana Martin, join: "https://room.example/1"'
  return schedule
    .replace(
      'minutes: 60\n',
      `minutes: 60\n${talk
        .split(/, (?=\w+:)/)
        .map((line) => `    ${line}\n`)
        .join('')}`,
    )
    .replace(
      '\nlinks:\n',
      `\nhours: ["07:30", "18:00"]\nlinks:\n  book: { title: ${book}, url: "https://steps.example/book" }\n`,
    )
    .replace(
      '\nlessons:\n',
      `  school: ${JSON.stringify(school)}\n  handbook: ${JSON.stringify(handbook)}\n\nlessons:\n`,
    )
}
