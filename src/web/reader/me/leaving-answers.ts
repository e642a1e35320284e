import { html } from 'hono/html'
import { z } from 'zod'
import { leave } from '../../../actions/enrolments/leave.ts'
import { switchCohort } from '../../../actions/enrolments/switch-cohort.ts'
import { undoLeave } from '../../../actions/enrolments/undo-leave.ts'
import { eraseReader } from '../../../actions/readers/erase-reader.ts'
import { lookAtMyCourse } from '../../../actions/readers/my-course.ts'
import { renewLinks } from '../../../actions/readers/renew-links.ts'
import { makeToken } from '../../../domain/tokens.ts'
import { form, messagesOf } from '../../../html/form.ts'
import { sayIn } from '../../../language/say.ts'
import { calmPage } from '../../calm-page.ts'
import { WHY } from '../leave/leaving-form.ts'
import { oneOf } from '../read-fields.ts'
import { again, back, type FormAnswers } from './posted.ts'

/** The forms by which a reader leaves a cohort, or comes back. */
export const LEAVING_ANSWERS: FormAnswers = {
  async switch(posted) {
    const { parts, reader, typed, language, ip } = posted
    const course = await lookAtMyCourse(parts.db, reader.enrolmentId, parts.clock.now())
    const choices = new Map(course?.choices.map(({ cohort: { slug, name } }) => [slug, name]))
    const read = cohortField([...choices.keys()]).read(typed)
    const say = sayIn(language)
    if (!read.ok) return again(posted, messagesOf(read.faults, { cohort: () => say('me.form.change.wrong') }))
    const { cohort } = read.value
    const wording = `${say('me.form.change.text')}\n${choices.get(cohort)}`
    const request = { enrolmentId: reader.enrolmentId, cohort, wording, ip }
    const outcome = await switchCohort(parts.db, request, parts.clock)
    if (outcome.kind !== 'switched') return back(posted, outcome.kind)
    return back(posted, outcome.kind, makeToken(parts.keys, 'me', outcome.enrolmentId))
  },

  async leave(posted) {
    const { parts, reader, typed, ip } = posted
    const { scope } = SCOPE.take(typed)
    const who = { enrolmentId: reader.enrolmentId, how: 'my-course', ip } as const
    await leave(parts.db, { ...who, scope, why: WHY.take(typed) }, parts.clock)
    return back(posted)
  },

  async undo(posted) {
    const { parts, reader, language, ip } = posted
    const request = {
      enrolmentId: reader.enrolmentId,
      wording: sayIn(language)('leave.undo', { follows: reader.follows }),
      ip,
    }
    return back(posted, (await undoLeave(parts.db, request, parts.clock)) ? 'back' : 'late')
  },

  async leaked(posted) {
    const { c, parts, reader, language } = posted
    if (!(await renewLinks(parts.db, reader.enrolmentId, parts.clock))) return back(posted)
    const say = sayIn(language)
    const content = html`<p>${say('me.leaked.text')}</p>`
    return calmPage(c, { status: 200, language, title: say('me.leaked.title'), content })
  },

  async erase(posted) {
    const { parts, reader } = posted
    await eraseReader(parts.db, { enrolmentId: reader.enrolmentId, keys: parts.keys }, parts.clock)
    return back(posted)
  },
}

function cohortField(slugs: readonly string[]) {
  return form(z.object({ cohort: oneOf(slugs) }), { fields: { cohort: ['wrong'] } })
}

const SCOPE = form(z.object({ scope: z.enum(['course', 'everything']).catch('course') }), {
  fields: { scope: [] },
})
