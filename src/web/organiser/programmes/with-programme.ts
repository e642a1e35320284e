import { writtenProgrammes } from '../../../actions/cohorts/written-programmes.ts'
import { type LessonInHand, lessonInHand } from '../../../actions/programmes/lesson-in-hand.ts'
import type { Visit } from '../visit.ts'

/** A visit to a page of one programme. */
export type ProgrammeVisit = Visit & {
  programme: string
  title: string
  /** The address of its page. */
  home: string
}

/** A visit to a page of one of its lessons. */
export type LessonVisit = ProgrammeVisit & { lesson: LessonInHand; path: string }

type Answer<V> = (visit: V) => Promise<Response>

/** Answers with the programme that the path names, or that there is none. */
export function withProgramme(answer: Answer<ProgrammeVisit>): Answer<Visit> {
  return async (visit) => {
    const asked = visit.c.req.param('programme')
    const found = (await writtenProgrammes(visit.parts)).find(({ name }) => name === asked)
    if (!found) return visit.notFound()
    const { name: programme, title } = found
    return answer({ ...visit, programme, title, home: programmeHome(programme) })
  }
}

/** Answers with the lesson of the day that the path names, as the organiser is writing it. */
export function withLesson(answer: Answer<LessonVisit>): Answer<Visit> {
  return withProgramme(async (visit) => {
    const { parts, programme, organiser, home, c } = visit
    const day = readDay(c.req.param('day'))
    const wanted = { programme, day, organiserId: organiser.id }
    const lesson = day > 0 ? await lessonInHand(parts, wanted) : undefined
    return lesson ? answer({ ...visit, lesson, path: `${home}/lessons/${day}` }) : visit.notFound()
  })
}

export function programmeHome(programme: string): string {
  return `/o/programmes/${programme}`
}

function readDay(text: string | undefined): number {
  return /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 0
}
