import { html } from 'hono/html'
import { creationOptions } from '../../../actions/organisers/passkeys/add-passkey.ts'
import type { PasskeyPlace } from '../../../actions/organisers/passkeys/passkey-place.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { table } from '../../../html/table.ts'
import { listPasskeys, type Passkey } from '../../../store/passkeys.ts'
import { elapsedWords } from '../elapsed.ts'
import { passkeyForm, passkeyInput, placeOf } from '../passkey-form.ts'
import { browserName } from '../sign-in/browser-name.ts'
import { holderOf, type Visit } from '../visit.ts'

/** The field of the name. */
export const NAME = 'passkey-name'
const INSTEAD = 'no-passkeys'

/** The passkeys of an organiser, each with the button that removes it, and the form for one more. */
export async function passkeysPart(visit: Visit, message: string | undefined): Promise<Html> {
  const { say, parts, organiser, c } = visit
  const passkeys = await listPasskeys(parts.db, organiser.id)
  const place = placeOf(c, parts.publicUrl)
  return html`<h2>${say('o.passkey.title')}</h2>
<p>${say('o.passkey.about')}</p>
${passkeys.length === 0 ? '' : passkeyTable(passkeys, visit)}${place ? await adding(visit, { place, passkeys, message }) : html`<p class="quiet">${say('o.passkey.nowhere')}</p>`}
`
}

function passkeyTable(passkeys: readonly Passkey[], visit: Visit): Html {
  const { say, now } = visit
  return table({
    caption: say('o.passkey.count', { count: passkeys.length }),
    rows: passkeys,
    columns: [
      { name: say('o.passkey.name'), kind: 'head', cell: ({ name }) => name },
      { name: say('o.passkey.made'), cell: ({ madeAt }) => elapsedWords(madeAt, { now, say }) },
      {
        name: say('o.passkey.used'),
        cell: ({ usedAt }) => (usedAt ? elapsedWords(usedAt, { now, say }) : say('o.passkey.unused')),
      },
      { name: say('o.passkey.actions'), cell: (passkey) => removal(passkey, visit) },
    ],
  })
}

function removal({ id }: Passkey, visit: Visit): Html | '' {
  const content = submit({ label: visit.say('o.passkey.remove'), tone: 'quiet' })
  return visit.form({ action: `/o/account/passkeys/${id}/remove`, right: 'look', content })
}

type Adding = { place: PasskeyPlace; passkeys: readonly Passkey[]; message: string | undefined }

async function adding(visit: Visit, { place, passkeys: known, message }: Adding): Promise<Html> {
  const { say, parts, organiser, now, sessionId, c } = visit
  const use = `add ${holderOf(sessionId)}` as const
  const form = visit.form({
    action: '/o/account/passkeys',
    right: 'look',
    content: html`${passkeyInput()}${field({
      name: NAME,
      label: say('o.passkey.name'),
      hint: say('o.passkey.nameHint'),
      value: browserName(c.req.header('User-Agent')),
      required: true,
      message,
    })}${submit({ label: say('o.passkey.add') })}`,
  })
  const options = await creationOptions({ place, organiser, known, keys: parts.keys, use, now })
  return html`<p class="quiet" id="${INSTEAD}">${say('o.passkey.unsupported')}</p>
${passkeyForm(form, { what: 'make', options, cancelled: say('o.passkey.cancelled'), instead: INSTEAD })}`
}
