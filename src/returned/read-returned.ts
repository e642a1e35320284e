import { LOOP_MARK } from '../domain/loop-mark.ts'
import type { TokenKeys } from '../domain/tokens.ts'
import { relayWords } from '../mail/relay-words.ts'
import { isAutomaticReply } from './automatic.ts'
import { type BounceWords, bounceWords, toldLines } from './bounce-words.ts'
import { isChallenge } from './challenge.ts'
import { deliveryReport } from './delivery-report.ts'
import { type FeedbackReport, feedbackReport } from './feedback-report.ts'
import { type FoundToken, tokenInText, tokenOfAddress, tokenOfLetter } from './find-token.ts'
import { forwardedMail } from './forwarded-mail.ts'
import { judgeFailure } from './judge-failure.ts'
import { header, type OpenMail, openMail } from './open-mail.ts'
import { personWords } from './person-words.ts'
import { namedDelivery, quotedHeaders } from './quoted-letter.ts'
import type { RecipientReport } from './recipient-report.ts'
import { isReportOfNobody } from './report-of-nobody.ts'
import type { Returned, ReturnedKind } from './returned.ts'
import { saysStop } from './says-stop.ts'

/** The envelope recipient, empty when it is not known, and the keys of our tokens. */
export type Reading = { recipient: string; keys: TokenKeys }

/**
 * Reads a mail that came back: what it says, about whom, and whether its token is ours. Never throws, whatever the bytes;
 * reads the first 256 kB. The order matters: an address to unsubscribe with comes before the signs of an automatic
 * reply, as Apple’s mails have both; reports (RFC 5965, RFC 3464) before words, words before people.
 */
export async function readReturned(bytes: Uint8Array, { recipient, keys }: Reading): Promise<Returned> {
  const mail = await openMail(bytes)
  if (mail === undefined) return { kind: 'unreadable', token: 'absent', words: '' }
  const token = tokenOfAddress(recipient, mail, keys)
  if (isOurs(mail)) return told('own', token, mail.subject)
  if (isUnsubscribe(mail, token)) return told('unsubscribe', token, mail.subject)
  return ofReport({ mail, token, keys }) ?? (await ofForwarded(mail, keys)) ?? ofPeople({ mail, token, keys })
}

/** Of a report that somebody, or a program, forwards without a word; by what it quotes, whoever that is. */
async function ofForwarded(mail: OpenMail, keys: TokenKeys): Promise<Returned | undefined> {
  const inner = await forwardedMail(mail)
  if (inner === undefined || isOurs(inner)) return undefined
  const found = ofReport({ mail: inner, token: tokenOfAddress('', inner, keys), keys })
  return found?.token === 'valid' ? found : undefined
}

type Told = { mail: OpenMail; token: FoundToken; keys: TokenKeys }

function told(kind: ReturnedKind, token: FoundToken, words: string): Returned {
  return { kind, ...tokenFacts(token), words: relayWords(words) }
}

function tokenFacts(token: FoundToken): Pick<Returned, 'token' | 'delivery' | 'enrolment'> {
  if (token.state !== 'valid') return { token: token.state }
  return { token: 'valid', [token.purpose === 'bounce' ? 'delivery' : 'enrolment']: token.id }
}

/** A letter of ours that came back as it was, or a reply that we passed on, from a loop or a redirection. */
function isOurs(mail: OpenMail): boolean {
  if (header(mail, 'x-loop').trim() === LOOP_MARK) return true
  return mail.headers.has('x-delivery-id') && /:feuilleton$/.test(header(mail, 'feedback-id'))
}

function isUnsubscribe(mail: OpenMail, token: FoundToken): boolean {
  if (token.state === 'valid' && token.purpose === 'unsubscribe') return true
  return /^true$/i.test(header(mail, 'x-apple-unsubscribe'))
}

function ofReport(read: Told): Returned | undefined {
  const feedback = feedbackReport(read.mail)
  if (feedback !== undefined) return ofFeedback(read, feedback)
  if (isReportOfNobody(read.mail)) return told('none', read.token, read.mail.subject)
  const report = deliveryReport(read.mail)
  if (report !== undefined) return ofDelivery(read, report)
  const words = bounceWords(read.mail)
  return words && ofWords(read, words)
}

/** The token of the address, or that of the letter which a report quotes: its mail may have come to another address. */
function factsOf({ mail, token, keys }: Told): Pick<Returned, 'token' | 'delivery' | 'enrolment'> {
  if (token.state === 'valid') return tokenFacts(token)
  const feedback = feedbackReport(mail)?.fields
  const quoted = quotedHeaders(mail)
  const inside = tokenOfLetter(new Map([...(feedback ?? []), ...quoted]), keys)
  if (inside.state !== 'valid') return tokenFacts(token.state === 'invalid' ? token : inside)
  const delivery = namedDelivery(quoted)
  return { ...(delivery !== undefined && { delivery }), ...tokenFacts(inside) }
}

function ofFeedback(read: Told, { kind, type, recipient }: FeedbackReport): Returned {
  return { kind, ...factsOf(read), ...about({ recipient }), words: relayWords(type) }
}

function ofDelivery(read: Told, report: RecipientReport): Returned {
  const { action, status } = report
  const lines = toldLines(read.mail.text)
  const words = report.words || lines.join(' ')
  const facts = { ...factsOf(read), ...about(report), words: relayWords(words) }
  if (action.startsWith('delayed')) return { kind: 'delayed', ...facts, ...(status && { status }) }
  if (!action.startsWith('failed')) return { kind: 'none', ...facts }
  const domain = domainOf(report.recipient)
  return { ...facts, ...judgeFailure({ status, words: short(words), told: lines.join('\n'), domain }) }
}

function ofWords(read: Told, { isDelay, recipient, words, told: all }: BounceWords): Returned {
  const facts = { ...factsOf(read), ...about({ recipient }), words: relayWords(words) }
  if (isDelay) return { kind: 'delayed', ...facts }
  return { ...facts, ...judgeFailure({ words: short(words), told: all, domain: domainOf(recipient) }) }
}

function ofPeople({ mail, token, keys }: Told): Returned {
  if (isChallenge(mail)) return told('challenge', token, mail.subject)
  if (isAutomaticReply(mail)) return told('auto-reply', token, mail.subject)
  if (saysStop(mail)) return told('unsubscribe', stopToken({ mail, token, keys }), mail.subject)
  return told('reply', token, personWords(mail))
}

/** A reply to whoever sends the course has no token in its addresses; the letter below it has its link to unsubscribe. */
function stopToken({ mail, token, keys }: Told): FoundToken {
  return token.state === 'valid' ? token : tokenInText(mail.text, keys)
}

function about({ recipient, writtenTo }: { recipient?: string | undefined; writtenTo?: string | undefined }) {
  return { ...(recipient && { recipient }), ...(writtenTo && { writtenTo }) }
}

function domainOf(address = ''): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Long enough for every reply, short enough for the expressions of the tables. */
function short(words: string): string {
  return words.replace(/\s+/g, ' ').slice(0, 2_000)
}
