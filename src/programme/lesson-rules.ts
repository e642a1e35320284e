import { allowedHoles, findHoleMistakes } from '../letters/holes.ts'
import { readBody, readInline } from '../letters/markdown.ts'
import { HOLE, ProtectedHoles } from '../letters/protected-holes.ts'
import { exampleHole, fittingHoles, type WrittenAt } from './calendar-holes.ts'
import { calendarMistake } from './calendar-mistake.ts'
import { findCalendarWords } from './calendar-words.ts'
import { type LessonFile, letterMistakes } from './lesson-file.ts'
import { bodyLosses } from './loss-rules.ts'
import { errorAt, type Mistake, warningAt } from './mistake.ts'
import { unbalancedTags } from './mjml-balance.ts'
import { groupOf, type Schedule } from './schedule.ts'
import { oneOf, suggest } from './suggest.ts'

const FEWEST_WORDS = 350
const MOST_WORDS = 700
const MOST_HOLES_NAMED = 3
const DOORS = ['inform', 'train', 'act']

/** Mistakes that keep a lesson from being compiled: names missing from the schedule, placeholders, links. */
export function sourceMistakes(lesson: LessonFile, schedule: Schedule, day: number): Mistake[] {
  return [
    ...nameMistakes(lesson, schedule),
    ...holeMistakes(lesson, schedule, day),
    ...markdownMistakes(lesson),
  ]
}

type Place = Omit<WrittenAt, 'line'>

/**
 * Mistakes that a reader would notice: dates that are false for another cohort, a body that is short or long. With
 * `place`, the lesson's day in its programme, the message names the event or lesson that a date belongs to.
 */
export function copyMistakes(lesson: LessonFile, place?: Place): Mistake[] {
  return [...calendarMistakes(lesson, place), ...lossMistakes(lesson), ...lengthMistakes(lesson)]
}

function nameMistakes({ file, source, front }: LessonFile, schedule: Schedule): Mistake[] {
  const written = groupOf(schedule.source.value)
  const sections = Object.keys(groupOf(written.sections))
  const links = Object.keys(groupOf(written.links))
  const doors = DOORS.flatMap((name) => {
    const { link, event } = groupOf(groupOf(front.doors)[name])
    return [
      { path: ['doors', name, 'link'], name: link, known: links, kind: 'link', group: 'links' },
      {
        ...{ path: ['doors', name, 'event'], name: event, known: pages(written.events) },
        ...{ kind: 'webinar or mooc', group: undefined },
      },
    ]
  })
  const used = [
    { path: ['section'], name: front.section, known: sections, kind: 'section', group: 'sections' },
    ...doors,
  ]
  return used.flatMap(({ path, name, known, kind, group }) => {
    if (typeof name !== 'string' || known.includes(name)) return []
    // A missing group is reported once, for the schedule.
    if (group !== undefined && written[group] === undefined) return []
    const what = `no ${kind} '${name}' in the schedule${suggest(name, known)}`
    return [errorAt({ file, line: source.lineOf(path) }, what, oneOf(known))]
  })
}

/** The names of the events that a call to action may lead to, as far as the schedule can be read. */
function pages(events: unknown): string[] {
  const written = Object.entries(groupOf(events))
  return written.filter(([, event]) => groupOf(event).kind !== 'release').map(([name]) => name)
}

/** Placeholders name links and events. If those of the schedule are broken, placeholders cannot be checked. */
function holeMistakes({ file, text }: LessonFile, { programme, broken }: Schedule, day: number): Mistake[] {
  if (broken.has('links') || broken.has('events')) return []
  const last = programme.lessons.every((lesson) => lesson.day <= day)
  const found = findHoleMistakes(text, allowedHoles(programme, { last }))
  return found.map(({ line, message }) => errorAt({ file, line }, message))
}

function markdownMistakes({ file, source, front, body, bodyLine }: LessonFile): Mistake[] {
  const inline = inlineTexts(front).flatMap(({ path, text }) => {
    const at = { file, line: source.lineOf(path) }
    return inlineMistakes(text, file).map((found) => ({ ...found, ...at }))
  })
  return [...inline, ...attempt(() => blockMistakes(body, { file, line: bodyLine }))]
}

/** The texts of the front matter that are inline Markdown. */
function inlineTexts(front: LessonFile['front']): { path: string[]; text: string }[] {
  const doors = DOORS.map((door) => ['doors', door, 'text'])
  return [['title'], ['lead'], ['teaser'], ...doors].flatMap((path) => {
    const text = path.reduce<unknown>((here, step) => groupOf(here)[step], front)
    return typeof text === 'string' ? [{ path, text }] : []
  })
}

function inlineMistakes(text: string, file: string): Mistake[] {
  return attempt(() => {
    readInline(new ProtectedHoles(file).protect(text), { file })
    return []
  })
}

function blockMistakes(body: string, origin: { file: string; line: number }): Mistake[] {
  const holes = new ProtectedHoles(origin.file)
  const blocks = readBody(holes.protect(body), holes, origin)
  return blocks.flatMap((block) => {
    if (block.kind !== 'mjml') return []
    const at = (line: number) => ({ file: origin.file, line: block.line + line - 1 })
    return unbalancedTags(block.mjml).map(({ line, message }) => errorAt(at(line), message))
  })
}

/** Markdown readers throw a list of mistakes. This turns it into a value. */
function attempt(read: () => Mistake[]): Mistake[] {
  try {
    return read()
  } catch (error) {
    return letterMistakes(error, (file) => file)
  }
}

function calendarMistakes({ file, text, front }: LessonFile, place: Place | undefined): Mistake[] {
  const lines = text.split('\n')
  const fixed = Array.isArray(front.fixed_dates) ? front.fixed_dates.map(String) : []
  return findCalendarWords(text, fixed, place?.programme.language).map((found) => {
    const at = place && { ...place, line: lines[found.line - 1] ?? '' }
    return calendarMistake(found, { file, instead: insteadOf(found.words, at) })
  })
}

function insteadOf(words: string, place: WrittenAt | undefined): string {
  if (place === undefined) return 'a hole such as {{ events.webinaire.start | relative_day }}'
  const fitting = fittingHoles(words, place).slice(0, MOST_HOLES_NAMED)
  return fitting.length > 0
    ? fitting.join(' or ')
    : `the hole of the moment that is meant, such as ${exampleHole(words, place)}`
}

/** What the letter would drop, or would show as typed. */
function lossMistakes({ file, body, bodyLine, source, front }: LessonFile): Mistake[] {
  const inline = inlineTexts(front).flatMap(({ path, text }) =>
    bodyLosses(text, file).map(({ what }) => warningAt({ file, line: source.lineOf(path) }, what)),
  )
  return [...inline, ...bodyLosses(body, file, bodyLine)]
}

function lengthMistakes({ file, body, bodyLine }: LessonFile): Mistake[] {
  const words = wordsOf(body)
  if (words >= FEWEST_WORDS && words <= MOST_WORDS) return []
  return [
    warningAt({ file, line: bodyLine }, `the body has ${words} words`, `${FEWEST_WORDS} to ${MOST_WORDS}`),
  ]
}

/** Counts words as a reader does: a placeholder is one; tags, URLs and MJML blocks are none. */
function wordsOf(body: string): number {
  const prose = body
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(HOLE, (hole) => (hole.startsWith('{{') ? 'hole' : ''))
    .replace(/\]\([^()]*\)/g, ']')
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
