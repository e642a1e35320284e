import { html } from 'hono/html'
import { wordingHash } from '../../../domain/consent-wording.ts'
import { privacyPath } from '../../../domain/help-path.ts'
import { legalName } from '../../../domain/privacy.ts'
import type { Programme } from '../../../domain/programme.ts'
import { checkBox } from '../../../html/choice.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { insistedField } from '../address-message.ts'

/** People do not see this field; what fills it in is no person. */
export function trap(language: Language): Html {
  return html`<p class="unseen" aria-hidden="true"><label>${sayIn(language)('join.trap')}
<input name="website" type="text" value="" tabindex="-1" autocomplete="off"></label></p>
`
}

/** Says who keeps what is sent by a form, and where more is said. */
export function dataSentence(programme: Pick<Programme, 'sender' | 'privacy'>, language: Language): Html {
  const say = sayIn(language)
  const told = say('join.data', { controller: legalName(programme) })
  return html`
<p class="quiet">${told} <a href="${privacyPath(language)}">${say('privacy.title')}</a></p>`
}

type ConsentBox = { wording: string; agreed: boolean; message: string | undefined }

/** The box to tick beside the wording, whose hash goes along. */
export function consentBox({ wording, agreed, message }: ConsentBox): Html {
  const hash = html`<input type="hidden" name="wording" value="${wordingHash(wording)}">
`
  const box = { name: 'consent', value: 'yes', label: wording, isTicked: agreed, message, required: true }
  return html`${hash}${checkBox(box)}`
}

type WhoFields = {
  language: Language
  typed: { address: string; firstName: string }
  messages: FieldMessages
  /** Beside the first name. */
  hint: string
}

/** Who asks: the address, and the first name, which may be left out. */
export function whoFields({ language, typed, messages, hint }: WhoFields): Html {
  const say = sayIn(language)
  return html`${field({
    name: 'address',
    label: say('join.address'),
    type: 'email',
    value: typed.address,
    autocomplete: 'email',
    required: true,
    message: messages.address,
  })}${insistedField(typed.address)}${field({
    name: 'firstName',
    label: say('join.firstName'),
    hint,
    value: typed.firstName,
    autocomplete: 'given-name',
    message: messages.firstName,
  })}`
}
