import { readBody, readInline } from '../letters/markdown.ts'
import { allowedPlaceholders, findPlaceholderMistakes } from '../letters/placeholder-mistakes.ts'
import { ProtectedPlaceholders } from '../letters/protected-placeholders.ts'
import { inlineTexts, type LessonFile, letterMistakes, writtenActions } from './lesson-file.ts'
import { errorAt, type Mistake } from './mistake.ts'
import { unbalancedTags } from './mjml-balance.ts'
import { groupOf, type Schedule } from './schedule.ts'
import { unknownName } from './suggest.ts'

/** Mistakes that keep a lesson from being compiled: names missing from the schedule, placeholders, links. */
export function sourceMistakes(lesson: LessonFile, schedule: Schedule, day: number): Mistake[] {
  return [
    ...nameMistakes(lesson, schedule),
    ...placeholderMistakes(lesson, schedule, day),
    ...markdownMistakes(lesson),
  ]
}

function nameMistakes(lesson: LessonFile, schedule: Schedule): Mistake[] {
  const { file, source, front } = lesson
  const written = groupOf(schedule.source.value)
  const sections = Object.keys(groupOf(written.sections))
  const links = Object.keys(groupOf(written.links))
  const actions = writtenActions(lesson).flatMap(({ path, action: { link, event } }) => [
    { path: [...path, 'link'], name: link, known: links, kind: 'link' as const },
    { path: [...path, 'event'], name: event, known: pages(written.events), kind: 'webinar or mooc' as const },
  ])
  const section = { path: ['section'], name: front.section, known: sections, kind: 'section' as const }
  return [section, ...actions].flatMap(({ path, name, known, kind }) => {
    if (typeof name !== 'string' || known.includes(name)) return []
    const { what, expected } = unknownName(name, { kind, known, none: WITHOUT_ANY[kind] })
    return [errorAt({ file, line: source.lineOf(path) }, what, expected)]
  })
}

/** What to do where a lesson names one and the schedule has none, as when an example was taken out of it. */
const WITHOUT_ANY = {
  link: 'this button taken out of the lesson, or its address under links of the schedule: links: { name: { title: …, url: "https://…" } }',
  'webinar or mooc':
    'this button taken out of the lesson, or led to a link; or the event under events of the schedule',
  section:
    'this line taken out of the lesson, or the section under sections of the schedule: sections: { name: { label: …, colour: "#0b6e4f" } }',
}

/** The names of the events that a call to action may lead to, as far as the schedule can be read. */
function pages(events: unknown): string[] {
  const written = Object.entries(groupOf(events))
  return written.filter(([, event]) => groupOf(event).kind !== 'release').map(([name]) => name)
}

/** Placeholders name links and events. If those of the schedule are broken, placeholders cannot be checked. */
function placeholderMistakes(
  { file, text }: LessonFile,
  { programme, broken }: Schedule,
  day: number,
): Mistake[] {
  if (broken.has('links') || broken.has('events')) return []
  const last = programme.lessons.every((lesson) => lesson.day <= day)
  const found = findPlaceholderMistakes(text, allowedPlaceholders(programme, { last }))
  return found.map(({ line, message }) => errorAt({ file, line }, message))
}

function markdownMistakes(lesson: LessonFile): Mistake[] {
  const { file, source, body, bodyLine } = lesson
  const inline = inlineTexts(lesson).flatMap(({ path, text }) => {
    const at = { file, line: source.lineOf(path) }
    return inlineMistakes(text, file).map((found) => ({ ...found, ...at }))
  })
  return [...inline, ...attempt(() => blockMistakes(body, { file, line: bodyLine }))]
}

function inlineMistakes(text: string, file: string): Mistake[] {
  return attempt(() => {
    readInline(new ProtectedPlaceholders(file).protect(text), { file })
    return []
  })
}

function blockMistakes(body: string, origin: { file: string; line: number }): Mistake[] {
  const protectedText = new ProtectedPlaceholders(origin.file)
  const blocks = readBody(protectedText.protect(body), protectedText, origin)
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
