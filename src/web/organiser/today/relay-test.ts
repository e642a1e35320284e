import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { writeEntry } from '../../../store/journal.ts'
import type { Visit } from '../visit.ts'
import { writeToOrganiser } from '../write-to-organiser.ts'

/** The button that sends a mail to oneself. */
export function relayTest(visit: Visit, tone?: 'quiet'): Html | '' {
  const label = visit.say('o.today.test')
  return visit.form({ action: '/o/today/test', right: 'write', content: submit({ label, tone }) })
}

/** Mails the organiser a test, and says what the relay answered. */
export async function testRelay(visit: Visit): Promise<Response> {
  const { parts, organiser, say, language, by, now } = visit
  const { address: to } = organiser
  const words = { subject: say('o.today.mail.subject'), before: [say('o.today.mail.text')] }
  const outcome = await writeToOrganiser(parts, { to, ...words, language })
  if (outcome?.kind === 'submitted') {
    await writeEntry(parts.db, { by, at: now, deed: { act: 'relay-tested' } })
    return visit.back('/o', { message: 'o.today.tested', values: { address: to } })
  }
  const reply = outcome && 'reply' in outcome ? outcome.reply : say('o.today.noRelay')
  return visit.back('/o', { message: 'o.today.notTested', values: { reply } })
}
