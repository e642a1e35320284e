import { describe, expect, it } from 'vitest'
import { readReturned } from '../../src/returned/read-returned.ts'
import { BOUNCE, KEYS, mailOf, plainMail, statusReport, wordReport } from './reports.ts'

const ZOE = 'zoe@lointain.example'
const read = (bytes: Uint8Array, recipient = BOUNCE) => readReturned(bytes, { recipient, keys: KEYS })
const ARCHIVE = ['Content-Type: application/gzip; name=r.xml.gz', 'Content-Transfer-Encoding: base64', '']

describe('a report in the words of a program', () => {
  it.each([
    ['soft', 'Exchange in German', 'Unzustellbar: Jour 3', `${ZOE}\nDas Postfach des Empfängers ist voll.`],
    ['soft', 'Exchange in Spanish', 'No se puede entregar: Jour 3', `${ZOE}\nEl buzón está lleno.`],
    ['soft', 'Exchange in Italian', 'Non recapitabile: Jour 3', `${ZOE}\nLa casella postale è piena.`],
    ['delayed', 'Exchange in German', 'Verzögert: Jour 3', `Die Zustellung an ${ZOE} verzögert sich.`],
    ['delayed', 'Exchange in Italian', 'Recapito posticipato: Jour 3', `Recapito a ${ZOE} posticipato.`],
    ['hard', 'Domino in French', 'ECHEC DE DISTRIBUTION: Jour 3', `${ZOE}\nUtilisateur non répertorié`],
    ['hard', 'MDaemon', 'Permanent Delivery Failure', `Failed address: ${ZOE}\n<-- 550 Recipient unknown`],
    ['delayed', 'MDaemon', 'Transient Delivery Failure', `${ZOE}\nMDaemon will continue trying.`],
    ['hard', 'hMailServer', 'Message undeliverable: Jour 3', `${ZOE}\nreplied: 550 Unknown user`],
    ['hard', 'CommuniGate', 'Undeliverable mail: Jour 3', `Failed to deliver to ${ZOE}\n550 unknown user`],
    ['hard', 'IMail', 'Undeliverable Mail', `unknown user: ${ZOE}`],
    ['soft', 'Exim', 'Mail delivery failed', `  ${ZOE}\n    lowest numbered MX record points to local host`],
    [
      'soft',
      'Barracuda',
      '**Message you sent blocked by our bulk email filter**',
      `Your message to: ${ZOE}\nwas blocked by our Spam Firewall.\n550 permanent failure for one or more recipients`,
    ],
  ])('is %s as %s writes it', async (kind, _, subject, told) => {
    const found = await read(wordReport('postmaster@x.example', subject, told.split('\n')))
    expect(found).toMatchObject({ kind, delivery: 4711, recipient: ZOE })
  })

  it.each([
    ['passing', '5.4.6', 'mail for lointain.example loops back to myself'],
    ['passing', '5.4.14', '554 5.4.14 Hop count exceeded'],
    ['passing', '5.2.14', '550 5.2.14 misconfigured forwarding address'],
    ['passing', '5.3.0', '554 5.3.0 unknown mailer error 1'],
    ['passing', '5.5.0', '554 "|/usr/bin/vacation"... Service unavailable'],
    ['refused', '5.5.0', 'unknown user: zoe 554 ... Service unavailable'],
    ['refused', '5.7.17', '550 sorry, no mailbox here by that name (#5.7.17)'],
    ['policy', '5.1.0', '550 5.1.0 not allowed by its SPF record. Please inspect it, and try again.'],
  ])('is %s with status %s that says: %s', async (verdict, status, diagnostic) => {
    expect(await read(statusReport({ status, diagnostic }))).toMatchObject({ verdict })
  })

  it('is read when it is forwarded without a word, by its own token', async () => {
    const report = statusReport({ status: '5.1.1', diagnostic: '550 5.1.1 User unknown' }).toString()
    const forwarded = (inner: string, words = '') =>
      mailOf(
        ['From: admin@asso.example', 'Subject: Fwd', 'Content-Type: multipart/mixed; boundary=o'],
        ['--o', '', words, '--o', 'Content-Type: message/rfc822', '', inner, '--o--'],
      )
    expect(await read(forwarded(report), '')).toMatchObject({ kind: 'hard', token: 'valid', delivery: 4711 })
    const forged = report.replaceAll(/\+(\w)/g, '+q')
    expect(await read(forwarded(forged))).toMatchObject({ kind: 'reply' })
    expect(await read(forwarded(report, 'Que faire ?'))).toMatchObject({ kind: 'reply' })
  })

  it('is one on a letter that SES did not send, and no complaint about it', async () => {
    const complaint = {
      ...{ complaintSubType: 'OnAccountSuppressionList', complaintFeedbackType: null },
      complainedRecipients: [{ emailAddress: ZOE }],
    }
    const told = JSON.stringify({ notificationType: 'Complaint', complaint })
    expect(await read(plainMail(told))).toMatchObject({ kind: 'hard', verdict: 'refused', recipient: ZOE })
  })
})

describe('a report of nobody', () => {
  it.each([
    ['[Preview] Report Domain: cours.example Submitter: boite.example Report-ID: 1', ['text']],
    ['DMARC Aggregate Report Domain: {cours.example} Submitter: {boite.example}', ARCHIVE],
    ['Lu : Jour 3', ['Votre message a été lu le lundi 1 mars.']],
    ['Not read: Jour 3', ['Your message was deleted without being read.']],
  ])('is none: %s', async (subject, part) => {
    const headers = [`Subject: ${subject}`, 'From: a@b.example', 'Content-Type: multipart/mixed; boundary=o']
    const body = part.length > 1 ? part : ['Content-Type: text/plain; charset=utf-8', '', ...part]
    expect(await read(mailOf(headers, ['--o', ...body, '--o--']))).toMatchObject({ kind: 'none' })
  })
})
