import { lessonNumber } from '../domain/lesson-number.ts'
import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { Course } from './course.ts'
import { typeset } from './french-marks.ts'

/**
 * What a course calls a letter of its calendar, « Jour 7 – Le titre »; the letter as it is where the course has none
 * such.
 */
export function nameInCourse(letter: string, course: Course | undefined, language: Language): string {
  if (!course) return letter
  const say = sayIn(language)
  const { programme, lessons } = course
  const lesson = lessons.find((each) => each.letter === letter)
  if (lesson) {
    const title = typeset(lesson.title, programme.language)
    return say('o.letters.lesson', { number: lessonNumber(lesson.day, { programme, language }), title })
  }
  // Letters about an event are named `<event>.<reminder>`.
  const event = programme.events[letter.split('.')[0] ?? '']
  return event ? say('o.letters.reminder', { event: typeset(event.title, programme.language) }) : letter
}
