import { addOwnPasskey } from '../../../actions/organisers/passkeys/add-passkey.ts'
import { removePasskey } from '../../../actions/organisers/passkeys/remove-passkey.ts'
import { attempt } from '../../../domain/refusal.ts'
import { typedForm } from '../../typed.ts'
import { nameField } from '../name-field.ts'
import { PASSKEY_FIELD, placeOf } from '../passkey-form.ts'
import { refusedSentence } from '../refused-sentence.ts'
import { act } from '../route.ts'
import { holderOf, type Visit } from '../visit.ts'
import { accountPage } from './account-page.ts'
import { NAME } from './passkeys-part.ts'

/** `/o/account/passkeys`: one's own passkeys. */
export const PASSKEY_ROUTES = [
  act('/account/passkeys', 'look', add),
  act('/account/passkeys/:passkey/remove', 'look', remove),
]

async function add(visit: Visit): Promise<Response> {
  const { parts, organiser, by, now, say, sessionId, c } = visit
  const place = placeOf(c, parts.publicUrl)
  if (!place) return visit.notFound()
  const typed = await typedForm(c)
  const name = nameField.safeParse(typed(NAME))
  if (!name.success) return accountPage(visit, { typed, messages: { [NAME]: say('o.team.nameWrong') } })
  const use = `add ${holderOf(sessionId)}` as const
  const wanted = { place, organiser, by, now, keys: parts.keys, use, name: name.data }
  const done = await attempt(addOwnPasskey(parts.db, { ...wanted, sent: typed(PASSKEY_FIELD) }))
  if (done) return accountPage(visit, { typed, messages: { [NAME]: refusedSentence(done, visit) } })
  return visit.back('/o/account', { message: 'o.passkey.added', values: { name: name.data } })
}

/** Of one that is removed already the page says the same. */
async function remove(visit: Visit): Promise<Response> {
  const { parts, organiser, by, now, c } = visit
  const typed = c.req.param('passkey') ?? ''
  if (!/^[1-9]\d{0,14}$/.test(typed)) return visit.notFound()
  await removePasskey(parts.db, { organiser, id: Number(typed), by, now })
  return visit.back('/o/account', { message: 'o.passkey.removed' })
}
