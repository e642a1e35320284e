import { z } from 'zod'
import { askAddressChange } from '../../../actions/readers/ask-address-change.ts'
import { askLessonAgain } from '../../../actions/readers/ask-lesson-again.ts'
import { changeHours } from '../../../actions/readers/change-hours.ts'
import { lookAtMyCourse, type MyCourse } from '../../../actions/readers/my-course.ts'
import { pauseReader } from '../../../actions/readers/pause.ts'
import { resumeReader } from '../../../actions/readers/resume.ts'
import type { Address } from '../../../domain/address.ts'
import { isoDate } from '../../../domain/calendar-rule.ts'
import { form, messagesOf } from '../../../html/form.ts'
import { sayIn } from '../../../language/say.ts'
import { addressMessage } from '../address-message.ts'
import { ADDRESS_CODES, addressField, oneOf, zoneField } from '../read-fields.ts'
import { hoursFor } from './hours-form.ts'
import { again, back, type FormAnswers } from './posted.ts'

/** The forms that change what a reader gets. */
export const SETTINGS_ANSWERS: FormAnswers = {
  async hours(posted) {
    const { parts, reader, typed, language } = posted
    const read = hoursFields(await lookAtMyCourse(parts.db, reader.enrolmentId, parts.clock.now())).read(
      typed,
    )
    const say = sayIn(language)
    if (!read.ok)
      return again(
        posted,
        messagesOf(read.faults, {
          at: () => say('me.form.hours.wrongAt'),
          zone: () => say('me.form.hours.wrongZone'),
        }),
      )
    const outcome = await changeHours(
      parts.db,
      { enrolmentId: reader.enrolmentId, ...read.value },
      parts.clock,
    )
    return back(posted, outcome === 'changed' ? 'hours' : outcome)
  },

  async pause(posted) {
    const { parts, reader, typed, language } = posted
    const read = PAUSE.read(typed)
    const request = read.ok && { enrolmentId: reader.enrolmentId, ...read.value }
    const outcome = request ? await pauseReader(parts.db, request, parts.clock) : 'bad-date'
    if (outcome !== 'bad-date' && outcome !== 'date-needed') return back(posted, outcome)
    return again(posted, { until: sayIn(language)('me.form.pause.wrong') })
  },

  async resume(posted) {
    const { parts, reader } = posted
    return back(posted, await resumeReader(parts.db, reader.enrolmentId, parts.clock))
  },

  async lesson(posted) {
    const { parts, reader, typed } = posted
    const wanted = { enrolmentId: reader.enrolmentId, ...LESSON.take(typed) }
    return back(posted, await askLessonAgain(parts.db, wanted, parts.clock))
  },

  async address(posted) {
    const { parts, reader, typed, language } = posted
    const read = addressFields(typed('insisted'), reader.address).read(typed)
    const say = sayIn(language)
    const own = { missing: say('me.form.address.missing'), wrong: say('me.form.address.wrong') }
    if (!read.ok) {
      const address = (fault: Exclude<typeof read.faults.address, undefined>) =>
        fault.code === 'same' ? say('me.form.address.same') : addressMessage(fault, language, own)
      return again(posted, messagesOf(read.faults, { address }))
    }
    const request = { enrolmentId: reader.enrolmentId, to: read.value.address }
    return back(posted, await askAddressChange(parts.db, request, parts.clock))
  },
}

function hoursFields(course: MyCourse | undefined) {
  const at = oneOf(course ? hoursFor(course) : [])
  const zone = zoneField(course?.reader.track.zone)
  return form(z.object({ at, zone }), { fields: { at: ['wrong'], zone: ['wrong'] } })
}

/** Without a date the break has no end. */
const PAUSE = form(
  z.object({
    until: z
      .literal('')
      .transform(() => undefined)
      .or(isoDate),
  }),
  { fields: { until: ['wrong'] } },
)

const LESSON = form(z.object({ letter: z.string() }), { fields: { letter: [] } })

function addressFields(insisted: string, present: Address) {
  const address = addressField(insisted, present)
  return form(z.object({ address }), { fields: { address: [...ADDRESS_CODES, 'same'] } })
}
