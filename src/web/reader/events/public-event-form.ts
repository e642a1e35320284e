import { html } from 'hono/html'
import { z } from 'zod'
import type { PublicEvent } from '../../../actions/events/public-event.ts'
import { eventConsentWording } from '../../../domain/consent-wording.ts'
import type { TypedGuest } from '../../../domain/sign-up-form.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import { form, messagesOf, type Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { postForm, submit } from '../../../html/post-form.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { zoneChoice } from '../../zone-choice.ts'
import { consentBox, dataSentence, trap, whoFields } from '../join/form-fields.ts'
import { hasAgreed, PERSON_CODES, personFields, personMessages } from '../join/person-fields.ts'

/** What somebody sent, but for what only a machine fills in. */
export type TypedRegistration = TypedGuest & { agreed: boolean }

export type EventForm = {
  found: PublicEvent
  language: Language
  typed: TypedRegistration
  messages: FieldMessages
  action: string
  /** The hidden field of the form guard. */
  guardField: Html
}

/** What is agreed to beside the box. */
export function wordingOf({ programme, state }: PublicEvent, language: Language): string {
  const { sender, privacy } = programme
  return eventConsentWording({ title: state.facts.title, sender, privacy }, language)
}

/** The form of the public page, with what was typed and what is wrong with it. */
export function publicEventForm({ found, language, typed, messages, action, guardField }: EventForm): Html {
  const say = sayIn(language)

  return html`${errorSummary(messages, language)}${postForm({
    action,
    hidden: guardField,
    content: html`${whoFields({ language, typed, messages, hint: say('event.public.firstNameHint') })}${zoneChoice(
      {
        language,
        home: found.cohort.zone,
        zone: typed.zone,
        label: say('join.zone'),
        hint: say('event.public.zoneHint'),
        message: messages.zone,
      },
    )}${trap(language)}${consentBox({
      wording: wordingOf(found, language),
      agreed: typed.agreed,
      message: messages.consent,
    })}${submit({ label: found.isFull ? say('event.public.buttonFull') : say('event.public.button') })}<p class="quiet">${say('event.public.after')}</p>${dataSentence(found.programme, language)}
`,
  })}`
}

/** What was sent, to show it again; `wording` is what is agreed to now. */
export function typedRegistration(typed: Typed, wording: string): TypedRegistration {
  return {
    address: typed('address'),
    insisted: typed('insisted'),
    firstName: typed('firstName'),
    zone: typed('zone'),
    agreed: hasAgreed(typed, wording),
  }
}

/** What is wrong with what was sent, in the order of the form. */
export function wrongInRegistration(typed: Typed, wording: string, language: Language): FieldMessages {
  const read = form(z.object(personFields(typed, wording)), { fields: PERSON_CODES }).read(typed)
  return read.ok ? {} : messagesOf(read.faults, personMessages(language))
}
