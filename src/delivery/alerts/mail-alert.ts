import { messageWords } from '../../domain/alert-words.ts'
import { sendingDomain } from '../../domain/sending-domain.ts'
import { FALLBACK_LANGUAGE } from '../../language/language.ts'
import { sayIn } from '../../language/say.ts'
import { organiserMail } from '../../letters/organiser-mail.ts'
import type { AlertMessage } from '../../store/alert-messages.ts'
import { findOrganiser, type Organiser } from '../../store/organisers.ts'
import { newestSender } from '../../store/sender.ts'
import type { AlertParts } from './alert-parts.ts'

/**
 * Mails an alert to its organiser, past the ledger. Where the relay may have it, it counts as sent: an alert comes late
 * rather than twice.
 * @throws an error with the relay's words when it has not taken it.
 */
export async function mailAlert(parts: AlertParts, message: AlertMessage): Promise<void> {
  const organiser = await findOrganiser(parts.db, message.organiserId ?? 0)
  if (!organiser) return
  const outcome = await parts.post(await mailTo(organiser, parts, message))
  if (outcome.kind === 'deferred' || outcome.kind === 'bounced') throw new Error(outcome.reply)
}

async function mailTo(
  { address: to, language }: Organiser,
  { db, clock, publicUrl, mailDomain }: AlertParts,
  message: AlertMessage,
) {
  const host = new URL(publicUrl).hostname
  const from = (await newestSender(db)) ?? { name: 'Feuilleton', address: `feuilleton@${host}` }
  const spoken = language ?? FALLBACK_LANGUAGE
  const { subject, paragraphs } = messageWords(message, spoken)
  const say = sayIn(spoken)
  const id = `alert.${message.id}.${message.tries}`
  const bytes = organiserMail({
    ...{ from, to, subject, id, language: spoken },
    before: paragraphs,
    link: { url: `${publicUrl}/o`, label: say('alert.mail.link') },
    after: [say('alert.mail.why', { url: `${publicUrl}/o/settings/alerts` })],
    domain: sendingDomain(from, mailDomain),
    date: clock.now(),
  })
  return { envelopeFrom: from.address, to, envelopeId: id, bytes }
}
