import { LiquidError } from 'liquidjs'
import { type Edition, sealEdition } from '../domain/edition.ts'
import type { LetterMoment } from '../domain/moment-words.ts'
import { planEvents } from '../domain/plan.ts'
import type { Programme } from '../domain/programme.ts'
import { type CompiledLetter, compileLesson } from '../letters/compile.ts'
import { fillLetter } from '../letters/fill.ts'
import type { LetterContext, LetterEvent } from '../letters/letter-context.ts'
import { letterMistakes } from './lesson-file.ts'
import { isHttps } from './link-rules.ts'
import { errorAt, type Mistake } from './mistake.ts'

/** Gmail hides the rest of a letter past this size. */
const MOST_BYTES = 102_000
const STAND_IN = 'https://example.org/'

/** Longer than any address of ours, so that the size found here is never too small. */
const UNSUBSCRIBE = `https://${'a'.repeat(60)}.example/u/${'a'.repeat(100)}`
const HELP = `https://${'a'.repeat(60)}.example/h/${'a'.repeat(100)}`

/** Seals an edition whose letters can be compiled: a link without a good address gets one that stands in for it. */
export function sealWithStandIns(programme: Programme, files: Edition['files']): Edition {
  const links = Object.entries(programme.links).map(([name, link]) => {
    return [name, isHttps(link.url) ? link : { ...link, url: STAND_IN }] as const
  })
  const lessons = programme.lessons.toSorted((a, b) => a.day - b.day)
  return sealEdition({ ...programme, links: Object.fromEntries(links), lessons }, files)
}

/**
 * Compiles one lesson, and fills it as before and as after all events. `folder` is the template folder
 * of the programme, relative to the project; `dated` tells whether the schedule is sound enough to fill.
 */
export async function compileMistakes(
  edition: Edition,
  { letter, folder, dated }: { letter: string; folder: string; dated: boolean },
): Promise<Mistake[]> {
  try {
    const compiled = await compileLesson(edition, letter)
    return dated ? fillMistakes(compiled, edition, `${folder}/lessons/${letter}.md`) : []
  } catch (error) {
    if (LiquidError.is(error))
      return [errorAt({ file: `${folder}/lessons/${letter}.md`, line: 1 }, error.message)]
    return letterMistakes(error, (file) => `${folder}/${file}`)
  }
}

function fillMistakes(letter: CompiledLetter, { programme }: Edition, file: string): Mistake[] {
  const place = { file, line: 1 }
  const instants = [new Date('1970-01-01T00:00:00Z'), new Date('2999-01-01T00:00:00Z')]
  const contexts = instants.map((now) => sampleContext(programme, letter.day, now))
  const filled = contexts.map((context) => fillLetter(letter, context).html)
  if (!filled.every((html) => html.includes(UNSUBSCRIBE))) {
    return [
      errorAt(place, 'the letter has no link to unsubscribe', 'one to {{ unsubscribe_url }} in the layout'),
    ]
  }
  const bytes = Math.max(...filled.map((html) => Buffer.byteLength(html)))
  if (bytes <= MOST_BYTES) return []
  const expected = `at most ${MOST_BYTES}, because Gmail clips longer ones`
  return [errorAt(place, `the letter has ${bytes} bytes of HTML`, expected)]
}

function sampleContext(programme: Programme, day: number, now: Date): LetterContext {
  const { zone, calendar } = programme
  const date: LetterMoment = { at: new Date('2026-09-05T00:00:00Z'), wholeDay: true, date: '2026-09-05' }
  const isLast = programme.lessons.every((lesson) => lesson.day <= day)
  return {
    now,
    zone,
    day,
    date,
    ...(!isLast && { next: { day: day + 1, date } }),
    events: sampleEvents(programme, { rule: calendar, dayOne: date.date, zone }),
    cohort: { name: 'Cohort' },
    subscriber: { firstName: 'Jean-Baptiste' },
    unsubscribeUrl: UNSUBSCRIBE,
    helpUrl: HELP,
  }
}

function sampleEvents(
  programme: Programme,
  run: Parameters<typeof planEvents>[1],
): Record<string, LetterEvent> {
  const moments = planEvents(programme, run)
  const events = Object.entries(programme.events)
  return Object.fromEntries(
    events.map(([name, { title }]) => [name, { title, moments: moments[name] ?? {} }]),
  )
}
