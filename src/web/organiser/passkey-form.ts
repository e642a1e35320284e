import type { Context } from 'hono'
import { html } from 'hono/html'
import { type PasskeyPlace, passkeyPlace } from '../../actions/organisers/passkeys/passkey-place.ts'
import type { Html } from '../../html/html.ts'
import { isLoopback } from '../../mail/relay-settings.ts'
import { assetAddress, PASSKEY_SCRIPT } from '../assets.ts'

/** The field in which the answer of a device comes, as JSON. */
export const PASSKEY_FIELD = 'passkey'

type PasskeyForm = {
  what: 'make' | 'give'
  /** For the script, which hands them to the browser. */
  options: object
  /** What is said when the device gives nothing. */
  cancelled: string
  /** The id of what is shown where a browser has no passkeys. */
  instead?: string
}

/** A hidden input for what the device answers. */
export function passkeyInput(): Html {
  return html`<input type="hidden" name="${PASSKEY_FIELD}" autocomplete="off">
`
}

/** A form with a `passkeyInput`, hidden until the script finds that this browser has passkeys. */
export function passkeyForm(form: Html | '', { what, options, cancelled, instead }: PasskeyForm): Html {
  return html`<div hidden data-passkey="${what}" data-options="${JSON.stringify(options)}" data-cancelled="${cancelled}" data-instead="${instead ?? ''}">
${form}<p class="quiet" role="status"></p>
</div>
<script type="module" src="${assetAddress(PASSKEY_SCRIPT)}"></script>`
}

/**
 * Where passkeys of this browser are good. Of a service on this machine alone it is whatever name the browser calls it
 * by; of any other a proxy may ask by a name that the browser does not know.
 */
export function placeOf(c: Context, publicUrl: string): PasskeyPlace | undefined {
  return passkeyPlace(isLoopback(new URL(publicUrl).hostname) ? c.req.url : publicUrl)
}
