import { LiquidError } from 'liquidjs'
import { type Edition, sealEdition } from '../domain/edition.ts'
import type { LetterMoment } from '../domain/moment-words.ts'
import { isHttps } from '../domain/outside-address.ts'
import { planEvents } from '../domain/plan.ts'
import type { Programme } from '../domain/programme.ts'
import { type CompiledLesson, compileLesson } from '../letters/compile.ts'
import { fillLesson } from '../letters/fill.ts'
import { LAYOUT_FILE } from '../letters/layout.ts'
import type { LetterContext, LetterEvent } from '../letters/letter-context.ts'
import { letterMistakes } from './lesson-file.ts'
import { sizeMistakes } from './letter-size.ts'
import { errorAt, type Mistake } from './mistake.ts'

const SAMPLE_DATE: LetterMoment = { at: new Date('2026-09-05T00:00:00Z'), wholeDay: true, date: '2026-09-05' }
const STAND_IN = 'https://example.org/'

/** Longer than any URL that we write, so that the measured size is never too small. */
const UNSUBSCRIBE = `https://${'a'.repeat(60)}.example/u/${'a'.repeat(100)}`
const ME = `https://${'a'.repeat(60)}.example/me/${'a'.repeat(100)}`
const READ = `https://${'a'.repeat(60)}.example/read/${'a'.repeat(100)}`
/** A zone far from any programme's: hours are told twice when clocks differ, so no reader's letter is longer. */
const FAR_AWAY = 'Pacific/Kiritimati'
const HELP = `https://${'a'.repeat(60)}.example/h/${'a'.repeat(100)}`

/** Seals an edition whose letters can be compiled. A link without a valid URL gets a stand-in. */
export function sealWithStandIns(programme: Programme, files: Edition['files']): Edition {
  const links = Object.entries(programme.links).map(([name, link]) => {
    return [name, isHttps(link.url) ? link : { ...link, url: STAND_IN }] as const
  })
  const lessons = programme.lessons.toSorted((a, b) => a.day - b.day)
  return sealEdition({ ...programme, links: Object.fromEntries(links), lessons }, files)
}

export type SampleEvents = Readonly<Record<string, LetterEvent>>

/** Sample events to fill letters with, of no real cohort. Computed once, because planning days far away is slow. */
export function sampleEvents(programme: Programme): SampleEvents {
  const run = { rule: programme.calendar, dayOne: SAMPLE_DATE.date, zone: programme.zone }
  const moments = planEvents(programme, run)
  const events = Object.entries(programme.events)
  return Object.fromEntries(
    events.map(([name, { title }]) => [name, { title, moments: moments[name] ?? {}, cancelled: false }]),
  )
}

/** How a lesson is compiled: anew, unless whoever asks keeps what was compiled. */
export type Compile = (edition: Edition, letter: string) => Promise<CompiledLesson>

type Compiling = {
  letter: string
  folder: string
  events: SampleEvents | undefined
  compile?: Compile | undefined
}

/** What compiling finds; `bytes` of HTML only of a letter that was filled. */
export type Compiled = { mistakes: Mistake[]; bytes?: number }

/**
 * Compiles one lesson and, if `events` are given, fills it as before and as after all of them. `folder` is the template
 * folder of the programme, relative to the project.
 */
export async function compileMistakes(
  edition: Edition,
  { letter, folder, events, compile = compileLesson }: Compiling,
): Promise<Compiled> {
  const file = `${folder}/lessons/${letter}.md`
  try {
    const compiled = await compile(edition, letter)
    return events === undefined
      ? { mistakes: [] }
      : fillMistakes(compiled, { programme: edition.programme, events, file, folder })
  } catch (error) {
    if (LiquidError.is(error)) return { mistakes: [errorAt({ file, line: 1 }, error.message)] }
    return { mistakes: letterMistakes(error, (name) => `${folder}/${name}`) }
  }
}

type Sample = { programme: Programme; events: SampleEvents }

type At = Sample & { file: string; folder: string }

function fillMistakes(letter: CompiledLesson, { file, folder, ...sample }: At): Compiled {
  const instants = [new Date('1970-01-01T00:00:00Z'), new Date('2999-01-01T00:00:00Z')]
  const filled = instants.map((now) => fillLesson(letter, sampleContext(sample, letter.day, now)).html)
  if (!filled.every((html) => html.includes(UNSUBSCRIBE))) {
    const position = { file: `${folder}/${LAYOUT_FILE}`, line: 1 }
    const what = 'a letter of this layout has no link to unsubscribe'
    return { mistakes: [errorAt(position, what, 'one to {{ unsubscribe_url }}')] }
  }
  const bytes = Math.max(...filled.map((html) => Buffer.byteLength(html)))
  return { mistakes: sizeMistakes(bytes, { file, line: 1 }), bytes }
}

function sampleContext({ programme, events }: Sample, day: number, now: Date): LetterContext {
  const isLast = programme.lessons.every((lesson) => lesson.day <= day)
  return {
    now,
    zone: FAR_AWAY,
    home: programme.zone,
    day,
    date: SAMPLE_DATE,
    ...(!isLast && { next: { day: day + 1, date: SAMPLE_DATE } }),
    events,
    cohort: { name: 'Cohort' },
    subscriber: { firstName: 'Jean-Baptiste' },
    unsubscribeUrl: UNSUBSCRIBE,
    meUrl: ME,
    readUrl: READ,
    helpUrl: HELP,
  }
}
