import type { Context, Hono } from 'hono'
import { leave } from '../../../actions/enrolments/leave.ts'
import { switchCohort } from '../../../actions/enrolments/switch-cohort.ts'
import { undoLeave } from '../../../actions/enrolments/undo-leave.ts'
import { askAddressChange } from '../../../actions/readers/ask-address-change.ts'
import { askLessonAgain } from '../../../actions/readers/ask-lesson-again.ts'
import { changeHours } from '../../../actions/readers/change-hours.ts'
import { eraseReader } from '../../../actions/readers/erase-reader.ts'
import { lookAtMyCourse } from '../../../actions/readers/my-course.ts'
import { pauseReader } from '../../../actions/readers/pause.ts'
import { resumeReader } from '../../../actions/readers/resume.ts'
import { isSameAddress } from '../../../domain/address.ts'
import { isoDate } from '../../../domain/calendar-rule.ts'
import type { Language } from '../../../domain/moment-words.ts'
import { makeToken } from '../../../domain/tokens.ts'
import { readTypedAddress } from '../../../domain/typed-address.ts'
import { readZone } from '../../../domain/zones.ts'
import { sayIn } from '../../../language/say.ts'
import type { Reader } from '../../../store/readers.ts'
import { clientIp } from '../../client-ip.ts'
import { keepLanguage, readerLanguage } from '../../language.ts'
import type { PageParts } from '../../page-parts.ts'
import type { Proxies } from '../../proxies.ts'
import { typedForm } from '../../typed.ts'
import { addressMessage } from '../address-words.ts'
import { readWhy } from '../leave/leaving-form.ts'
import { hoursFor } from './hours-form.ts'
import { type ShowAgain, withReader } from './with-reader.ts'

type Typed = (name: string) => string

/** One form that was posted by a reader. */
type Posted = {
  c: Context
  parts: PageParts
  reader: Reader
  language: Language
  typed: Typed
  ip: string | undefined
  show: ShowAgain
}

/** Adds what each form of "my course" does, at `/:token/<name>`. */
export function answerForms(pages: Hono, parts: PageParts & Proxies, show: ShowAgain): void {
  for (const [name, answer] of Object.entries(FORM_ANSWERS))
    pages.post(`/:token/${name}`, parts.guard.check, (c) =>
      withReader(c, parts, async (reader) => {
        const language = readerLanguage(c, reader.language)
        const ip = clientIp(c, parts.trustedProxies ?? 0)
        return answer({ c, parts, reader, language, typed: await typedForm(c), ip, show })
      }),
    )
}

const FORM_ANSWERS: Readonly<Record<string, (posted: Posted) => Promise<Response>>> = {
  async hours(posted) {
    const { parts, reader, typed, language } = posted
    const at = typed('at')
    const course = await lookAtMyCourse(parts.db, reader.enrolmentId, parts.clock.now())
    const say = sayIn(language)
    const zone = keptZone(typed('zone'), course?.reader.track.zone)
    const messages = {
      ...(course && hoursFor(course).includes(at) ? {} : { at: say('me.form.hours.wrongAt') }),
      ...(zone === undefined ? { zone: say('me.form.hours.wrongZone') } : {}),
    }
    if (zone === undefined || Object.keys(messages).length > 0)
      return posted.show(posted.c, reader, { messages, typed })
    const outcome = await changeHours(parts.db, { enrolmentId: reader.enrolmentId, zone, at }, parts.clock)
    return back(posted, outcome === 'changed' ? 'hours' : outcome)
  },

  async pause(posted) {
    const { parts, reader, typed, language } = posted
    const read = isoDate.safeParse(typed('until'))
    const isEmpty = typed('until') === ''
    const request = { enrolmentId: reader.enrolmentId, until: read.data }
    const outcome = isEmpty || read.success ? await pauseReader(parts.db, request, parts.clock) : 'bad-date'
    if (outcome !== 'bad-date' && outcome !== 'date-needed') return back(posted, outcome)
    return posted.show(posted.c, reader, {
      messages: { until: sayIn(language)('me.form.pause.wrong') },
      typed,
    })
  },

  async resume(posted) {
    const { parts, reader } = posted
    return back(posted, await resumeReader(parts.db, reader.enrolmentId, parts.clock))
  },

  async lesson(posted) {
    const { parts, reader, typed } = posted
    const wanted = { enrolmentId: reader.enrolmentId, letter: typed('letter') }
    return back(posted, await askLessonAgain(parts.db, wanted, parts.clock))
  },

  async switch(posted) {
    const { parts, reader, typed, language, ip } = posted
    const course = await lookAtMyCourse(parts.db, reader.enrolmentId, parts.clock.now())
    const wanted = course?.choices.find(({ cohort }) => cohort.slug === typed('cohort'))
    const say = sayIn(language)
    if (!wanted)
      return posted.show(posted.c, reader, { messages: { cohort: say('me.form.change.wrong') }, typed })
    const wording = `${say('me.form.change.text')}\n${wanted.cohort.name}`
    const request = { enrolmentId: reader.enrolmentId, cohort: wanted.cohort.slug, wording, ip }
    const outcome = await switchCohort(parts.db, request, parts.clock)
    if (outcome.kind !== 'switched') return back(posted, outcome.kind)
    return back(posted, outcome.kind, makeToken(parts.keys, 'me', outcome.enrolmentId))
  },

  async address(posted) {
    const { parts, reader, typed, language } = posted
    const read = readTypedAddress(typed('address'), typed('insisted'))
    const say = sayIn(language)
    const own = { missing: say('me.form.address.missing'), wrong: say('me.form.address.wrong') }
    const wrong = (message: string) =>
      posted.show(posted.c, reader, { messages: { address: message }, typed })
    if (!read.ok) return wrong(addressMessage(read.fault, language, own))
    if (isSameAddress(reader.address, read.address)) return wrong(say('me.form.address.same'))
    const request = { enrolmentId: reader.enrolmentId, to: read.address }
    return back(posted, await askAddressChange(parts.db, request, parts.clock))
  },

  async leave(posted) {
    const { parts, reader, typed, ip } = posted
    const scope = typed('scope') === 'everything' ? 'everything' : 'course'
    const request = {
      enrolmentId: reader.enrolmentId,
      scope,
      how: 'my-course',
      why: readWhy(typed),
      ip,
    } as const
    await leave(parts.db, request, parts.clock)
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

  async erase(posted) {
    const { parts, reader } = posted
    await eraseReader(parts.db, { enrolmentId: reader.enrolmentId, keys: parts.keys }, parts.clock)
    return back(posted)
  },
}

/** A reader keeps a zone that they have, also one that nobody could choose today. */
function keptZone(typed: string, present: string | undefined): string | undefined {
  if (typed === present) return present
  const read = readZone(typed)
  return read.ok ? read.zone : undefined
}

/** To the page of the reader, which says what was done. */
function back({ c }: Posted, done?: string, token = c.req.param('token')): Response {
  return c.redirect(keepLanguage(c, `/me/${token}${done ? `?done=${done}` : ''}`), 303)
}
