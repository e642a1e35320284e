import { html } from 'hono/html'
import type { Course, CourseLesson } from '../../../documents/course.ts'
import { lessonPath } from '../../../domain/programme-file.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import type { DraftedFile } from '../../../store/file-drafts.ts'
import { momentWords } from '../../moment.ts'
import { inLanguage } from '../../reader/programme/marks.ts'
import type { ProgrammeVisit } from './with-programme.ts'

type Shown = { drafts: readonly DraftedFile[]; visit: ProgrammeVisit }

/** The lessons of a programme in their order, and who is writing which. */
export function lessonList(course: Course, shown: Shown): Html {
  const { say, title } = shown.visit
  return table<CourseLesson>({
    caption: say('o.programme.caption', { programme: title }),
    kind: 'lesson-lines',
    rows: course.lessons,
    columns: [
      { name: say('o.programme.day'), kind: 'number', cell: ({ day }) => String(day) },
      {
        name: say('o.programme.lesson'),
        kind: 'head',
        cell: (lesson) => nameOf(lesson, course, shown.visit),
      },
      { name: say('o.programme.drafts'), cell: (lesson) => draftsOf(lesson, course, shown) },
    ],
  })
}

function nameOf(lesson: CourseLesson, course: Course, visit: ProgrammeVisit): Html {
  const section = lesson.section === undefined ? undefined : course.programme.sections[lesson.section]
  const under = section
    ? html` <span class="quiet">${inLanguage(section.label, course, visit.language)}</span>`
    : ''
  return html`${lessonLink(lesson, course, visit)}${under}`
}

/** The title of a lesson, which leads to where it is written for those who may. */
export function lessonLink({ day, title }: CourseLesson, course: Course, visit: ProgrammeVisit): Html {
  const words = inLanguage(title, course, visit.language)
  return visit.may('write') ? html`<a href="${visit.home}/lessons/${day}">${words}</a>` : words
}

function draftsOf({ letter }: CourseLesson, { programme }: Course, { drafts, visit }: Shown): Html {
  const path = lessonPath(programme.programme, letter)
  return html`${draftStates(path, { drafts, zone: programme.zone }, visit)}`
}

type Drafts = { drafts: readonly DraftedFile[]; zone: string }

/** Who has a draft of a file, and since when. */
export function draftStates(path: string, { drafts, zone }: Drafts, visit: ProgrammeVisit): Html[] {
  const { say, now, language, organiser } = visit
  const found = drafts.filter((draft) => draft.path === path)
  return found.map(({ author, organiserId, changedAt }) => {
    const when = momentWords(changedAt, { now, zone, language })
    const words =
      organiserId === organiser.id
        ? say('o.programme.ownDraft', { when })
        : say('o.programme.draftOf', { author, when })
    return html`<span class="state partial">${words}</span> `
  })
}
