import { html } from 'hono/html'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { sayIn } from '../../../language/say.ts'
import { insistedField } from '../address-message.ts'
import { myForm, type Place } from './place.ts'

/** Asks for the address that letters shall go to. */
export function addressForm(place: Place): Html {
  const say = sayIn(place.language)
  const fields = html`${field({
    name: 'address',
    label: say('me.form.address.label'),
    type: 'email',
    value: place.typed('address'),
    message: place.messages.address,
    autocomplete: 'email',
    required: true,
  })}${insistedField(place.typed('address'))}${submit({ label: say('me.form.address.button') })}`
  return html`<p>${say('me.form.address.text')}</p>
${myForm(place, 'address', fields)}`
}
