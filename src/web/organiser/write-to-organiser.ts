import { randomUUID } from 'node:crypto'
import type { Address } from '../../domain/address.ts'
import type { Outcome } from '../../domain/delivery.ts'
import { sendingDomain } from '../../domain/sending-domain.ts'
import { type OrganiserMail, organiserMail } from '../../letters/organiser-mail.ts'
import { newestSender } from '../../store/sender.ts'
import type { OrganiserParts } from './organiser-parts.ts'

/** What a message to an organiser is written from and sent with. */
export type MailParts = Pick<OrganiserParts, 'db' | 'clock' | 'post' | 'publicUrl' | 'mailDomain'>

export type ToOrganiser = Pick<OrganiserMail, 'subject' | 'before' | 'link' | 'after' | 'language'> & {
  to: Address
}

/** Mails something to an organiser at once; undefined where this process has no relay. */
export async function writeToOrganiser(
  parts: MailParts,
  { to, ...words }: ToOrganiser,
): Promise<Outcome | undefined> {
  const { db, clock, post, publicUrl, mailDomain } = parts
  if (!post) return undefined
  const host = new URL(publicUrl).hostname
  const from = (await newestSender(db)) ?? { name: 'Feuilleton', address: `feuilleton@${host}` }
  const [id, domain] = [randomUUID(), sendingDomain(from, mailDomain)]
  const bytes = organiserMail({ ...words, from, to, id, domain, date: clock.now() })
  return post({ envelopeFrom: from.address, to, envelopeId: id, bytes })
}
