import { z } from 'zod'
import { changeAccount } from '../../../actions/organisers/change-account.ts'
import { signOutOf } from '../../../actions/organisers/sign-out.ts'
import { form } from '../../../html/form.ts'
import { isLanguage } from '../../../language/language.ts'
import { typedForm } from '../../typed.ts'
import { nameField } from '../name-field.ts'
import { act, show } from '../route.ts'
import type { Visit } from '../visit.ts'
import { accountPage } from './account-page.ts'
import { PASSKEY_ROUTES } from './passkey-routes.ts'

/** `/o/account`: one's own name and language, passkeys, and where one is signed in. */
export const ACCOUNT_ROUTES = [
  show('/account', 'look', (visit) => accountPage(visit)),
  act('/account', 'look', saveAccount),
  act('/account/sessions/:session/end', 'look', endOne),
  ...PASSKEY_ROUTES,
]

const ACCOUNT = form(
  z.object({
    name: nameField,
    language: z.string().transform((tag) => (isLanguage(tag) ? tag : null)),
  }),
  { fields: { name: ['wrong'], language: [] } },
)

async function saveAccount(visit: Visit): Promise<Response> {
  const { parts, organiser, by, now, say } = visit
  const typed = await typedForm(visit.c)
  const read = ACCOUNT.read(typed)
  if (!read.ok) return accountPage(visit, { typed, messages: { name: say('o.team.nameWrong') } })
  await changeAccount(parts.db, { organiser, wanted: read.value, by, now })
  return visit.back('/o/account', { message: 'o.account.saved' })
}

/** Ends one session; of one that has ended already the page says the same. */
async function endOne(visit: Visit): Promise<Response> {
  const { parts, organiser, by, now, c } = visit
  const typed = c.req.param('session') ?? ''
  if (!/^[1-9]\d{0,14}$/.test(typed)) return visit.notFound()
  await signOutOf(parts.db, { organiser, sessionId: Number(typed), by, now })
  return visit.back('/o/account', { message: 'o.account.sessionEnded' })
}
