import { html } from 'hono/html'
import { field } from '../../../html/field.ts'
import { submit } from '../../../html/post-form.ts'
import type { Html } from '../../page.ts'
import { insistedField } from '../address-words.ts'
import { FORMS } from './form-words.ts'
import { myForm, type Place } from './place.ts'

/** Asks for the address that letters shall go to. */
export function addressForm(place: Place): Html {
  const words = FORMS[place.language].address
  const fields = html`${field({
    name: 'address',
    label: words.label,
    type: 'email',
    value: place.typed('address'),
    message: place.messages.address,
    autocomplete: 'email',
    required: true,
  })}${insistedField(place.typed('address'))}${submit({ label: words.button })}`
  return html`<p>${words.text}</p>
${myForm(place, 'address', fields)}`
}
