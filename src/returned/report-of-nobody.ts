import { header, type OpenMail } from './open-mail.ts'

const TYPES = new Set([
  'message/disposition-notification',
  'application/tlsrpt+gzip',
  'application/tlsrpt+json',
])

/** Outlook's receipts, where a server has taken them apart. */
const RECEIPT_SUBJECT = /^(?:(?:non )?lu|(?:not )?read|gelesen|(?:no )?le[íi]do|letto)\s*:/i
const RECEIPT =
  /\ba [ée]t[ée] (?:lu|supprim[ée] sans)\b|\bwas (?:read|deleted without)\b|wurde gelesen|(?:fue|ha sido) le[íi]do|[èe] stato letto/i

const ARCHIVES = /^application\/(?:zip|gzip|x-gzip|x-zip-compressed)$/

/** A report about machines or a mail that was opened: of DMARC, of TLS, or a receipt (RFC 7489, 8460, 8098). */
export function isReportOfNobody(mail: OpenMail): boolean {
  if (mail.parts.some(({ type }) => TYPES.has(type))) return true
  if (/\breport domain\s*:\s*\S+\s+submitter\s*:/i.test(mail.subject)) return true
  if (/\bdmarc\b/i.test(mail.subject + header(mail, 'from')) && hasArchive(mail)) return true
  return RECEIPT_SUBJECT.test(mail.subject.trim()) && RECEIPT.test(mail.text.slice(0, 2_000))
}

function hasArchive({ parts }: OpenMail): boolean {
  return parts.some(({ type }) => ARCHIVES.test(type))
}
