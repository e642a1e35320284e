import { LiquidError } from 'liquidjs'
import type { Reminder } from '../domain/event-schema.ts'
import type { LetterMoment } from '../domain/moment-words.ts'
import type { Programme, ProgrammeEvent } from '../domain/programme.ts'
import { reminderRules } from '../domain/reminders.ts'
import { type CompiledServiceLetter, compileServiceLetter } from '../letters/compile.ts'
import { fillServiceLetter } from '../letters/fill.ts'
import type { EventContext } from '../letters/service/event-context.ts'
import { eventScope } from '../letters/service/event-scope.ts'
import { ownReminderFile } from '../letters/service/own-reminder.ts'
import { wordsOfRule } from '../letters/service/reminder-words.ts'
import { type SampleEvents, sampleEvents } from './compile-rules.ts'
import { letterMistakes } from './lesson-file.ts'
import { errorAt, isError, type Mistake } from './mistake.ts'
import { listProjectFolder, type ProjectFolder, readProjectFile } from './project-files.ts'
import { reminderFileMistakes } from './reminder-file.ts'
import type { Schedule } from './schedule.ts'
import { oneOf, suggest } from './suggest.ts'

/** The texts of the files, under the names that an edition gives them, and their mistakes. */
export type ReminderLetters = { mistakes: Mistake[]; files: Record<string, string> }

type Rule = { letter: string; event: string; content: ProgrammeEvent; rule: Reminder }
type Read = { text: string; file: string; rule: Rule }

const MARKDOWN = /\.md$/

/**
 * Reads a programme's own letters for reminders, `reminders/<event>.<reminder>.md` in its template folder. Reads
 * nothing when the events of the schedule are broken.
 */
export async function readReminderLetters(
  project: ProjectFolder,
  folder: string,
  schedule: Schedule,
): Promise<ReminderLetters> {
  const found: ReminderLetters = { mistakes: [], files: {} }
  if (schedule.broken.has('events')) return found
  const rules = rulesOf(schedule.programme)
  for (const name of await listProjectFolder(project, `${folder}/reminders`)) {
    if (!MARKDOWN.test(name)) continue
    const file = `${folder}/reminders/${name}`
    const letter = name.replace(MARKDOWN, '')
    const rule = rules.find((known) => known.letter === letter)
    const read = await readProjectFile(project, file)
    if (!rule) found.mistakes.push(noRule(letter, file, rules))
    else if (!read.ok) found.mistakes.push(errorAt({ file, line: 1 }, read.what))
    else {
      found.files[ownReminderFile(letter)] = read.text
      found.mistakes.push(...(await judged({ text: read.text, file, rule }, schedule)))
    }
  }
  return found
}

function rulesOf({ events }: Programme): Rule[] {
  return Object.entries(events).flatMap(([event, content]) =>
    reminderRules(content).map((rule) => ({ letter: `${event}.${rule.name}`, event, content, rule })),
  )
}

function noRule(letter: string, file: string, rules: readonly Rule[]): Mistake {
  const known = rules.map((rule) => rule.letter)
  const what = `no rule of the schedule has the reminder '${letter}'${suggest(letter, known)}`
  return errorAt({ file, line: 1 }, what, known.length === 0 ? 'an event with reminders' : oneOf(known))
}

async function judged(read: Read, schedule: Schedule): Promise<Mistake[]> {
  const { text, file, rule } = read
  const mistakes = reminderFileMistakes(text, rule.content, { file, language: schedule.programme.language })
  if ([...mistakes, ...schedule.mistakes].some(isError)) return mistakes
  return [...mistakes, ...(await compileMistakes(read, schedule.programme))]
}

async function compileMistakes({ text, file, rule }: Read, programme: Programme): Promise<Mistake[]> {
  const { letter, content } = rule
  const own = { editionHash: '', file: ownReminderFile(letter), source: text, event: content }
  const name = wordsOfRule(content, rule.rule)
  const { language } = programme
  try {
    const compiled = await compileServiceLetter({ kind: 'service', frame: 'event', name, language, own })
    fillBeforeAndAfter(compiled, rule, { programme, events: sampleEvents(programme) })
    return []
  } catch (error) {
    if (LiquidError.is(error)) return [errorAt({ file, line: 1 }, error.message)]
    return letterMistakes(error, () => file)
  }
}

type Sample = { programme: Programme; events: SampleEvents }

/** @throws what filling a reader's letter would throw. */
function fillBeforeAndAfter(compiled: CompiledServiceLetter, rule: Rule, sample: Sample): void {
  const moments = sample.events[rule.event]?.moments ?? {}
  const of = moments[rule.rule.of ?? 'start']
  for (const now of [new Date('1970-01-01T00:00:00Z'), new Date('2999-01-01T00:00:00Z')])
    fillServiceLetter(compiled, eventScope(sampleContext({ rule, sample, moments, of, now }), compiled))
}

const ADDRESS = 'https://example.org/'

function sampleContext(about: {
  rule: Rule
  sample: Sample
  moments: Readonly<Record<string, LetterMoment>>
  of: LetterMoment | undefined
  now: Date
}): EventContext {
  const { rule, sample, moments, of, now } = about
  const { zone, title, sender } = sample.programme
  const { kind, title: name } = rule.content
  return {
    now,
    zone,
    home: zone,
    firstName: 'Jean-Baptiste',
    programme: title,
    sender,
    audience: rule.rule.to,
    event: { kind, title: name, moments, of },
    urls: { link: ADDRESS, page: ADDRESS, unsubscribe: ADDRESS, me: ADDRESS, help: ADDRESS },
  }
}
