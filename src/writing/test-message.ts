import type { Address } from '../domain/address.ts'
import { sendingDomain } from '../domain/sending-domain.ts'
import { bounceAddress, unsubscribeAddress } from '../domain/token-addresses.ts'
import { sayIn } from '../language/say.ts'
import type { Header } from '../letters/header.ts'
import { letterHeaders } from '../letters/letter-headers.ts'
import { composeMessage } from '../letters/message.ts'
import type { WireMessage } from '../mail/envelope-commands.ts'
import { helpAddress, readerAddresses, readerTokens } from './reader-addresses.ts'
import { SAMPLE_PATH, type SampleDeps, type SampleLetter, sampleKeys } from './sample-letter.ts'

/** To whom a test letter goes, and what tells it from others; `id` is plain ASCII. */
export type TestEnvelope = { to: Address; id: string; now: Date }

/** What a test letter has not: it is of no delivery, and no figure counts it. */
const OF_DELIVERIES: ReadonlySet<string> = new Set(['X-Delivery-Id', 'Feedback-ID'])

/**
 * A letter as a test: the bytes of the real one, marked in its subject, with a Message-ID of its own. Its fields for
 * unsubscribing are there, as they change how mail programs show a letter, and lead nowhere, as its links do.
 */
export function testMessage(
  deps: SampleDeps,
  { letter, filled }: SampleLetter,
  { to, id, now }: TestEnvelope,
): WireMessage {
  const { sender, language } = letter.setting.edition.programme
  const domain = sendingDomain(sender, deps.mailDomain)
  const keys = sampleKeys(deps.keys)
  const publicUrl = `${deps.publicUrl}${SAMPLE_PATH}`
  const headers = letterHeaders({
    deliveryId: 0,
    editionHash: letter.setting.edition.hash,
    letter: letter.about,
    sendingDomain: domain,
    date: now,
    from: sender,
    to,
    subject: sayIn(language)('letter.test', { subject: filled.subject }),
    list: { cohort: letter.setting.cohort.slug, title: letter.setting.cohort.name },
    unsubscribeUrl: readerAddresses(publicUrl, readerTokens(keys, letter.reader)).unsubscribeUrl,
    unsubscribeMailto: unsubscribeAddress(keys, 0, domain),
    helpUrl: helpAddress(publicUrl, language),
  })
  const own = [['Message-ID', `<t.${id}@${domain}>`] as const, ...headers.filter(isOfTests)]
  const { text, html } = filled
  return {
    envelopeFrom: bounceAddress(keys, 0, domain),
    to,
    envelopeId: `t.${id}`,
    bytes: composeMessage({ headers: own, text, html }),
  }
}

function isOfTests([name]: Header): boolean {
  return name !== 'Message-ID' && !OF_DELIVERIES.has(name)
}
