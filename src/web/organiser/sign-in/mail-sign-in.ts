import { askSignIn } from '../../../actions/organisers/ask-sign-in.ts'
import { FALLBACK_LANGUAGE } from '../../../language/language.ts'
import { sayIn } from '../../../language/say.ts'
import type { AskedForm } from '../../../store/asked-forms.ts'
import type { Database } from '../../../store/database.ts'
import { type MailParts, writeToOrganiser } from '../write-to-organiser.ts'

type SignIn = Extract<AskedForm, { kind: 'sign-in' }>

/**
 * Mails the link to sign in to whoever is an organiser.
 * @throws when the relay does not take it: then `tx` has to be given up, and the link with it.
 */
export async function mailSignIn(parts: MailParts, tx: Database, asked: SignIn): Promise<void> {
  const { clock, publicUrl } = parts
  const mailed = await askSignIn(tx, { ...asked, now: clock.now() })
  if (!mailed) return
  const language = mailed.organiser.language ?? asked.language ?? FALLBACK_LANGUAGE
  const say = sayIn(language)
  const outcome = await writeToOrganiser(parts, {
    to: mailed.organiser.address,
    subject: say('signIn.mail.subject'),
    before: [say('signIn.mail.text')],
    link: { url: `${publicUrl}/o/enter/${mailed.secret}`, label: say('signIn.mail.link') },
    after: [say('signIn.mail.ignore')],
    language,
  })
  if (outcome?.kind !== 'submitted')
    throw new Error(`a link for signing in was not mailed: ${JSON.stringify(outcome ?? 'no relay')}`)
}
