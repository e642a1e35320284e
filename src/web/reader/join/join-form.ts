import { html } from 'hono/html'
import { datesOfJoining, firstLessonAfter } from '../../../actions/enrolments/place-in-track.ts'
import { consentWording } from '../../../domain/consent-wording.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { hoursOf } from '../../../domain/hours.ts'
import { localDate } from '../../../domain/local-time.ts'
import type { TypedSignUp } from '../../../domain/sign-up-form.ts'
import { choice } from '../../../html/choice.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import type { Html } from '../../../html/html.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { dayWords } from '../../moment.ts'
import { zoneChoice } from '../../zone-choice.ts'
import { consentBox, dataSentence, trap, whoFields } from './form-fields.ts'
import type { Offer } from './offers.ts'

/** What somebody sent, but for what only a machine fills in. */
export type TypedJoin = TypedSignUp & { agreed: boolean }

export type JoinForm = {
  language: Language
  now: Date
  offers: readonly Offer[]
  /** The cohort that is chosen. */
  offer: Offer
  typed: TypedJoin
  messages: FieldMessages
  action: string
  /** The hidden field of the form guard. */
  guardField: Html
}

/** The sign-up form, with what was typed and what is wrong with it. */
export function joinForm(form: JoinForm): Html {
  const { language, typed, messages, action, guardField, offer } = form
  const say = sayIn(language)
  return html`${errorSummary(messages, language)}${postForm({
    action,
    hidden: guardField,
    content: html`${cohorts(form)}${whoFields({ language, typed, messages, hint: say('join.optional') })}${hours(form)}${zoneChoice(
      {
        language,
        home: offer.cohort.zone,
        zone: typed.zone,
        label: say('join.zone'),
        hint: say('join.zoneHint'),
        message: messages.zone,
      },
    )}${trap(language)}${consentBox({ wording: consentWording(offer.programme, language), agreed: typed.agreed, message: messages.consent })}${submit({ label: say('join.button') })}<p class="quiet">${say('join.after')}</p>${dataSentence(offer.programme, language)}
`,
  })}`
}

function cohorts({ offers, offer, language, now, messages }: JoinForm): Html {
  const [only, ...others] = offers
  if (only && others.length === 0 && !messages.cohort)
    return html`<input type="hidden" name="cohort" value="${only.cohort.slug}">
<p class="note"><strong>${only.cohort.name}</strong><br>${startWords(only, language, now)}</p>
`
  const options = offers.map((each) => ({
    value: each.cohort.slug,
    label: each.cohort.name,
    hint: `${startWords(each, language, now)}${each.isFull ? ` – ${sayIn(language)('join.isFull')}` : ''}`,
    disabled: each.isFull,
  }))
  const legend = sayIn(language)('join.cohort')
  return choice({ name: 'cohort', legend, options, value: offer.cohort.slug, message: messages.cohort })
}

/** When the course begins for somebody who confirms now. */
function startWords(offer: Offer, language: Language, now: Date): string {
  const { cohort } = offer
  const say = sayIn(language)
  const reader = { now, zone: cohort.zone, language }
  const dates = datesOfJoining(offer, {}, now)
  const lesson = dates && firstLessonAfter(offer, dates, now)
  if (!dates || !lesson) return ''
  if (lesson.day > 1) return say('join.goesOn', { date: dayWords(cohort.dayOne, reader) })
  const isOwnStart = dates.dayOne > cohort.dayOne || dates.dayOne <= localDate(now, cohort.zone)
  return isOwnStart ? say('join.beginsAfter') : say('join.begins', { date: dayWords(lesson.date, reader) })
}

function hours({ offer, language, typed, messages }: JoinForm): Html {
  const all = hoursOf(offer.programme, offer.cohort)
  const [only, ...others] = all
  if (only && others.length === 0 && !messages.at)
    return html`<input type="hidden" name="at" value="${only}">
`
  const options = all.map((at) => ({ value: at, label: hourWords(at, language) }))
  const legend = sayIn(language)('join.at')
  return choice({ name: 'at', legend, options, value: typed.at, message: messages.at, required: true })
}
