import { html } from 'hono/html'
import { textInHand } from '../../../actions/programmes/file-in-hand.ts'
import { titleOfLesson } from '../../../actions/programmes/lesson-title.ts'
import type { Edition } from '../../../domain/edition.ts'
import type { FileDraft } from '../../../domain/programme-file.ts'
import { lessonPath } from '../../../domain/programme-file.ts'
import { field, linesField } from '../../../html/field.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { draftButtons, marksOfPage } from './draft-desk.ts'
import {
  COURSE_FIELDS,
  colourFields,
  type ScheduleField,
  SENDER_FIELDS,
  valuesIn,
} from './schedule-fields.ts'
import { lessonTable, type TitledLesson } from './schedule-lessons.ts'
import type { SharedVisit } from './with-shared.ts'

/** A schedule as its form shows it. */
export type ShownSchedule = {
  edition: Edition
  lessons: readonly TitledLesson[]
  /** Whether the programme brings a layout of its own. */
  hasOwnLayout: boolean
  /** The names that lessons have, those that are in no list among them. */
  taken: readonly string[]
}

/** `typed`: undefined for what is kept. */
type ScheduleForm = ShownSchedule & { typed: Typed | undefined }

/** What organisers change of a schedule, as fields; the rest is changed as text. */
export function scheduleForm(shown: ScheduleForm, visit: SharedVisit): Html {
  const { say, form, home, file } = visit
  const fields = groupsOf(shown).map(([legend, group]) => fieldGroup(say(legend), group, { shown, visit }))
  // The first button is the one that Enter in a field presses: it keeps, and drops no lesson.
  const content = html`${marksOfPage(file)}<button type="submit" name="then" value="keep" hidden></button>
${fields}<section>
<h2>${say('o.programme.lessons')}</h2>
${lessonTable(shown.lessons, { visit, typed: shown.typed })}${field({ name: 'newTitle', label: say('o.schedule.addTitle') })}
<p class="actions"><button type="submit" class="quiet" name="then" value="add">${say('o.schedule.add')}</button></p>
<p class="hint">${say('o.schedule.eventsHint')}</p></section>
${draftButtons(visit)}`
  return form({ action: `${home}/schedule`, right: 'write', content }) || html``
}

type Group = readonly [
  'o.schedule.course' | 'o.schedule.sender' | 'o.schedule.colours',
  readonly ScheduleField[],
]

function groupsOf({ edition, hasOwnLayout }: ShownSchedule): Group[] {
  const colours = colourFields(edition.programme, hasOwnLayout)
  const groups: Group[] = [
    ['o.schedule.course', COURSE_FIELDS],
    ['o.schedule.sender', SENDER_FIELDS],
    ['o.schedule.colours', colours],
  ]
  return groups.filter(([, fields]) => fields.length > 0)
}

/** Every field of the form. */
export function fieldsOf(shown: ShownSchedule): ScheduleField[] {
  return groupsOf(shown).flatMap(([, fields]) => fields)
}

function fieldGroup(
  legend: string,
  fields: readonly ScheduleField[],
  { shown, visit }: { shown: ScheduleForm; visit: SharedVisit },
): Html {
  const kept = valuesIn(textInHand(visit.file), fields)
  return html`<section>
<h2>${legend}</h2>
${fields.map((one) => fieldOf(one, shown.typed?.(one.name) || (kept[one.name] ?? ''), visit))}</section>
`
}

function fieldOf(
  { name, label: written, type = 'text' }: ScheduleField,
  value: string,
  { say }: SharedVisit,
): Html {
  const label = typeof written === 'string' ? (say as (message: string) => string)(written) : written.words
  if (type === 'lines') return linesField({ name, label, value, rows: 3, longest: 1_000 })
  return field({ name, label, value, type: type === 'number' ? 'text' : type })
}

/** The lessons of a schedule with the titles that their author has in hand. */
export function titledLessons(edition: Edition, drafts: readonly FileDraft[]): TitledLesson[] {
  const { programme, lessons } = edition.programme
  return lessons.map(({ day, letter }) => {
    const draft = drafts.find(({ path }) => path === lessonPath(programme, letter))
    const text = draft?.text ?? edition.files[`lessons/${letter}.md`]
    return { day, letter, title: (text === undefined ? undefined : titleOfLesson(text)) ?? letter }
  })
}
