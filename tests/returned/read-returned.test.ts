import { describe, expect, it } from 'vitest'
import { readReturned } from '../../src/returned/read-returned.ts'
import {
  BOUNCE,
  feedback,
  KEYS,
  mailOf,
  plainMail,
  quotedOf,
  statusReport,
  UNSUBSCRIBE,
  wordReport,
} from './reports.ts'

const read = (bytes: Uint8Array, recipient = BOUNCE) => readReturned(bytes, { recipient, keys: KEYS })

describe('a report of RFC 3464', () => {
  it.each([
    ['hard', '5.1.1', '550 5.1.1 <zoe@lointain.example>: User unknown', 'gone'],
    ['hard', '5.0.0', '550 5.1.1 User unknown', 'gone'],
    ['hard', '5.2.1', '550 5.2.1 The mailbox is disabled', 'disabled'],
    ['hard', '5.4.1', '550 5.4.1 Recipient address rejected: Access denied', 'refused'],
    ['soft', '5.1.1', '552 5.1.1 Recipient overquota. OFR_417', 'passing'],
    ['soft', '5.2.2', '552 5.2.2 mailbox full', 'passing'],
    ['soft', '5.1.90', '550 5.1.90 you have reached your daily limit for message recipients', 'passing'],
    ['soft', '5.3.0', '521 5.3.0 Upstream error, please check', 'passing'],
    ['soft', '5.0.0', "5.1.0 - Unknown address error 550-'5.7.1 Access denied'", 'policy'],
    [
      'soft',
      '5.7.26',
      '550-5.7.26 This mail has been blocked because the sender is unauthenticated',
      'policy',
    ],
    ['soft', '5.1.1', '550 5.1.1 Service unavailable; client host [192.0.2.1] blocked using zen', 'policy'],
    ['soft', '4.4.1', 'connect to mx.lointain.example[192.0.2.9]: Connection timed out', 'passing'],
    ['soft', '5.4.312', '550 5.4.312 Message expired, DNS query failed', 'passing'],
    ['soft', '5.2.3', '552 5.2.3 message size exceeds fixed limit', 'letter'],
  ])('is %s with status %s that says: %s', async (kind, status, diagnostic, verdict) => {
    const found = await read(statusReport({ status, diagnostic }))
    expect(found).toMatchObject({ kind, verdict, token: 'valid', delivery: 4711 })
    expect(found.recipient).toBe('zoe@lointain.example')
  })

  it('believes a mailbox to be gone at RCPT, and less so after the letter', async () => {
    const failed = { status: '5.1.1', diagnostic: '550 5.1.1 unknown' }
    const at = (command: string) => statusReport({ ...failed, told: [`(in reply to ${command} command)`] })
    expect(await read(at('RCPT TO'))).toMatchObject({ verdict: 'gone' })
    expect(await read(at('end of DATA'))).toMatchObject({ kind: 'hard', verdict: 'refused' })
    expect(await read(at('MAIL FROM'))).toMatchObject({ kind: 'soft', verdict: 'policy' })
  })

  it('is hard after the letter too, where Yahoo says that there is no such mailbox', async () => {
    const yahoo = (words: string) =>
      statusReport({ status: '5.0.0', diagnostic: words, told: ['(in reply to end of DATA command)'] })
    const dead = '554 delivery error: dd Not a valid recipient - mta1.mail.example'
    expect(await read(yahoo(dead))).toMatchObject({ kind: 'hard', verdict: 'refused', status: '5.0.0' })
    expect(await read(yahoo('554 Message not allowed'))).toMatchObject({ kind: 'soft', verdict: 'letter' })
  })

  it('is read from what Amazon sends in its place', async () => {
    const sns = (told: object) =>
      mailOf(
        [
          'From: AWS Notifications <no-reply@sns.amazonaws.com>',
          'Subject: AWS Notification Message',
          `To: ${BOUNCE}`,
        ],
        [JSON.stringify(told), '', '--', 'If you wish to stop receiving notifications from this topic'],
      )
    const who = { emailAddress: 'zoe@lointain.example' }
    const why = { ...who, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }
    const bounce = (bounceType: string, one: object) =>
      sns({ notificationType: 'Bounce', bounce: { bounceType, bouncedRecipients: [one] } })
    expect(await read(bounce('Permanent', why))).toMatchObject({
      ...{
        kind: 'hard',
        verdict: 'gone',
        recipient: 'zoe@lointain.example',
        words: '550 5.1.1 user unknown',
      },
    })
    expect(await read(bounce('Transient', who))).toMatchObject({ kind: 'soft', verdict: 'passing' })
    const complaint = { notificationType: 'Complaint', complaint: { complainedRecipients: [who] } }
    expect(await read(sns(complaint))).toMatchObject({ kind: 'complaint', recipient: 'zoe@lointain.example' })
    expect(await read(plainMail('{"notificationType": nothing'))).toMatchObject({ kind: 'reply' })
  })

  it('is a delay while the server still tries, and nothing when the letter arrived', async () => {
    const delayed = { action: 'delayed', status: '4.4.1', diagnostic: '450 4.4.1 greylisted' }
    expect(await read(statusReport(delayed))).toMatchObject({ kind: 'delayed', status: '4.4.1' })
    expect(await read(statusReport({ action: 'relayed', status: '2.0.0' }))).toMatchObject({ kind: 'none' })
  })

  it('tells whom the letter was for and who failed, when a reader lets letters go on', async () => {
    const found = await read(
      statusReport({ status: '5.1.1', final: 'ancienne@ailleurs.example', diagnostic: '550 5.1.1 unknown' }),
    )
    expect(found.recipient).toBe('ancienne@ailleurs.example')
    expect(found.writtenTo).toBe('zoe@lointain.example')
  })

  it('is read although its parts were lost on the way', async () => {
    const body = ['554 mail.local: unknown user: zoe', '', 'Reporting-MTA: dns; relais.example', '']
    const fields = ['Final-Recipient: RFC822; <zoe@lointain.example>', 'Action: failed', 'Status: 5.5.0']
    const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary=perdue'
    const found = await read(mailOf(['From: MAILER-DAEMON@relais.example', type], [...body, ...fields]))
    expect(found).toMatchObject({ kind: 'hard', recipient: 'zoe@lointain.example', status: '5.5.0' })
  })
})

describe('a report in words', () => {
  const daemon = 'MAILER-DAEMON@relais.example'
  it.each([
    [
      'hard',
      'qmail',
      daemon,
      'failure notice',
      'Hi. This is the qmail-send program at relais.example.\n\n<zoe@lointain.example>:\n192.0.2.9 does not like recipient.\nRemote host said: 550 5.1.1 no such user\nGiving up on 192.0.2.9.\n\n--- Below this line is a copy of the message.\n',
    ],
    [
      'soft',
      'qmail',
      daemon,
      'failure notice',
      '<zoe@lointain.example>:\nI’m not going to try again; this message has been in the queue too long.\n\n--- Below this line is a copy of the message.\n',
    ],
    [
      'hard',
      'Exim',
      daemon,
      'Mail delivery failed: returning message to sender',
      'The following address(es) failed:\n\n  zoe@lointain.example\n    host mx.lointain.example [192.0.2.9]\n    SMTP error from remote mail server after RCPT TO:<zoe@lointain.example>:\n    550 No such user here\n\n------ This is a copy of the message, including all the headers. ------\n',
    ],
    [
      'soft',
      'Exim',
      daemon,
      'Mail delivery failed: returning message to sender',
      'The following address(es) failed:\n\n  zoe@lointain.example\n    retry timeout exceeded\n\n------ This is a copy of the message, including all the headers. ------\n',
    ],
    [
      'delayed',
      'Exim',
      daemon,
      'Warning: message 1ABCde-0001 delayed 24 hours',
      'No action is required on your part. Delivery attempts will continue.\n  zoe@lointain.example\n',
    ],
    [
      'hard',
      'old Gmail',
      'mailer-daemon@googlemail.com',
      'Delivery Status Notification (Failure)',
      'Delivery to the following recipient failed permanently:\n\n     zoe@lointain.example\n\nThe error that the other server returned was: 550 5.1.1 unknown user\n\n----- Original message -----\n',
    ],
    [
      'hard',
      'Yahoo',
      'MAILER-DAEMON@yahoo.com',
      'Failure Notice',
      'Sorry, we were unable to deliver your message to the following address.\n\n<zoe@lointain.example>:\n554: delivery error: dd This user doesn’t have a yahoo.com account (zoe@lointain.example) [0]\n\n--- Below this line is a copy of the message.\n',
    ],
    [
      'soft',
      'Orange',
      daemon,
      'Mail delivery failed: returning message to sender',
      '  zoe@lointain.example\n    SMTP error from remote mail server after end of data:\n    host smtp-in.orange.fr: 550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]\n\n------ This is a copy of the message, including all the headers. ------\n',
    ],
    [
      'soft',
      'Orange',
      daemon,
      'Mail delivery failed: returning message to sender',
      '  zoe@lointain.example\n    552 5.1.1 <zoe@lointain.example> Boite du destinataire pleine. Recipient overquota. OFR_417 [417]\n\n',
    ],
    [
      'hard',
      'Exchange in French',
      'postmaster@entreprise.example',
      'Non remis : Jour 3',
      'Échec de la remise pour ces destinataires ou groupes :\n\nzoe@lointain.example<mailto:zoe@lointain.example>\nL’adresse de messagerie que vous avez entrée est introuvable. Vérifiez l’adresse et réessayez.\n\nInformations de diagnostic pour les administrateurs :\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nEn-têtes de message d’origine :\n',
    ],
    [
      'delayed',
      'Exchange in French',
      'postmaster@entreprise.example',
      'Remise retardée : Jour 3',
      'La remise de votre message à zoe@lointain.example est retardée.\n',
    ],
    [
      'hard',
      'Exchange in Spanish',
      'postmaster@empresa.example',
      'No se puede entregar: Jour 3',
      'No se ha podido entregar el mensaje a zoe@lointain.example\n\n550 5.1.1 not found\n',
    ],
    [
      'hard',
      'Gmail',
      'mailer-daemon@googlemail.com',
      'Delivery Status Notification (Failure)',
      'Your message wasn’t delivered to zoe@lointain.example because the address couldn’t be found. Check for typos or unnecessary spaces and try again.\n',
    ],
  ])('is %s as %s writes it', async (kind, _, from, subject, told) => {
    const found = await read(wordReport(from, subject, told.split('\n')))
    expect(found).toMatchObject({ kind, delivery: 4711, recipient: 'zoe@lointain.example' })
  })

  it('names who failed, and not whom it was sent to', async () => {
    const told = [
      'Your message',
      '',
      `  To:      ${BOUNCE}`,
      '',
      'did not reach the following recipient(s):',
      '',
    ]
    const named = 'zoe@lointain.example on Mon, 1 Mar 2027 07:30:00 +0100'
    const report = wordReport('postmaster@x.example', 'Undeliverable: Jour 3', [
      ...told,
      named,
      '    Unknown Recipient',
      '',
    ])
    expect(await read(report)).toMatchObject({ kind: 'hard', recipient: 'zoe@lointain.example' })
    const exim = [`A message for ${BOUNCE}:`, '', '  zoe at lointain', '    mailbox is full', '']
    expect(
      (await read(wordReport('mailer-daemon@x.example', 'Mail delivery failed', exim))).recipient,
    ).toBeUndefined()
  })

  it('is read from HTML where there is nothing else', async () => {
    const html =
      '<style>p{}</style><p>Delivery has failed to these recipients:<br>zoe@lointain.example</p><p>#550 5.1.1 not found</p>'
    const headers = [
      'From: postmaster@entreprise.example',
      'Subject: Undeliverable: Jour 3',
      'Content-Type: text/html',
    ]
    expect(await read(mailOf(headers, [html]))).toMatchObject({ kind: 'hard', status: '5.1.1' })
  })
})

describe('a complaint', () => {
  it('is one of abuse, found by the letter that it quotes', async () => {
    const found = await read(
      feedback('abuse', ['Original-Rcpt-To: zoe@lointain.example']),
      'abuse@cours.example',
    )
    expect(found).toMatchObject({ kind: 'complaint', token: 'valid', enrolment: 42, delivery: 4711 })
    expect(found.recipient).toBe('zoe@lointain.example')
  })

  it('takes the token of the return path before that of the list', async () => {
    const found = await read(feedback('fraud', [`Original-Mail-From: <${BOUNCE.toUpperCase()}>`]), '')
    expect(found).toMatchObject({ kind: 'complaint', token: 'valid', delivery: 4711 })
    expect(found.enrolment).toBeUndefined()
  })

  it('is what Microsoft passes on without a report', async () => {
    const headers = [
      'From: staff@hotmail.com',
      'Subject: complaint about message from 192.0.2.1',
      'Content-Type: multipart/mixed; boundary=b',
    ]
    const parts = ['--b', 'Content-Type: message/rfc822', '', ...quotedOf(), '', 'Bonjour', '--b--']
    expect(await read(mailOf(headers, parts), '')).toMatchObject({
      kind: 'complaint',
      token: 'valid',
      enrolment: 42,
    })
  })

  it('is what SES tells by mail, by the type that it names', async () => {
    const told = (complaintFeedbackType: string | null) => {
      const complained = {
        complaintFeedbackType,
        complainedRecipients: [{ emailAddress: 'ana@example.org' }],
      }
      return plainMail(JSON.stringify({ notificationType: 'Complaint', complaint: complained }), [], 'AWS')
    }
    expect(await read(told('abuse'), '')).toMatchObject({ kind: 'complaint', recipient: 'ana@example.org' })
    expect(await read(told(null), '')).toMatchObject({ kind: 'complaint' })
    expect(await read(told('not-spam'), '')).toMatchObject({ kind: 'none' })
  })

  it('is none when somebody opts out, or when it speaks of authentication', async () => {
    expect(await read(feedback('opt-out'), '')).toMatchObject({ kind: 'unsubscribe', enrolment: 42 })
    expect(await read(feedback('auth-failure'), '')).toMatchObject({ kind: 'none' })
    expect(await read(feedback('not-spam'), '')).toMatchObject({ kind: 'none' })
  })
})

describe('who wants no more letters', () => {
  it('says so by the address of the letter, whatever is in the mail', async () => {
    expect(await read(plainMail('', [], 'unsubscribe'), UNSUBSCRIBE)).toMatchObject({
      kind: 'unsubscribe',
      token: 'valid',
      enrolment: 42,
    })
  })

  it('says so from iCloud, whose mail calls itself an automatic reply', async () => {
    const apple = ['X-Apple-Unsubscribe: true', 'Auto-Submitted: auto-replied']
    const found = await read(plainMail('', apple, 'unsubscribe'), UNSUBSCRIBE)
    expect(found).toMatchObject({ kind: 'unsubscribe', token: 'valid', enrolment: 42 })
  })

  it.each([
    'STOP',
    'Désabonnement',
    'désinscription svp',
    'Stop.\n\nLe 3 mars, 21 jours a écrit :\n> Bonjour',
    'baja',
  ])('says so with nothing but: %s', async (text) => {
    expect(await read(plainMail(text))).toMatchObject({ kind: 'unsubscribe', delivery: 4711 })
  })

  it('does not say so in a sentence', async () => {
    const found = await read(plainMail('Je ne peux pas m’arrêter, stop ou encore ?\n\n> unsubscribe'))
    expect(found).toMatchObject({ kind: 'reply', words: 'Je ne peux pas m’arrêter, stop ou encore ?' })
  })
})

describe('who answers', () => {
  it.each([
    ['auto-reply', 'Je suis absente.', ['Auto-Submitted: auto-replied'], 'Re: Jour 3'],
    ['auto-reply', 'Je suis absente.', [], 'Réponse automatique : Jour 3'],
    ['auto-reply', 'I am away.', ['X-Autoreply: yes'], 'Re: Jour 3'],
    ['auto-reply', 'I am away.', ['Return-Path: <>'], 'Jour 3'],
    [
      'challenge',
      'Je suis protégé par Mailinblack. Cliquez ici.',
      ['Auto-Submitted: auto-replied'],
      'Jour 3',
    ],
    ['reply', 'Merci pour cette leçon !', ['Auto-Submitted: no'], 'Re: Jour 3'],
    ['reply', 'My own mail could not be delivered to you, why?', [], 'Re: Jour 3'],
  ])('is %s who says: %s', async (kind, text, headers, subject) => {
    expect(await read(plainMail(text, headers, subject))).toMatchObject({ kind })
  })

  it('is ours when it is a letter of ours', async () => {
    expect(await read(mailOf(quotedOf(), ['Bonjour']))).toMatchObject({ kind: 'own' })
  })

  it('is nobody when a receiver tells of its day, or that a mail was opened', async () => {
    const dmarc = 'Report domain: cours.example Submitter: boite.example Report-ID: 1'
    expect(await read(plainMail('', [], dmarc), '')).toMatchObject({ kind: 'none' })
  })
})

describe('a token', () => {
  it('is found where servers write whom a mail came to', async () => {
    const report = statusReport({ status: '5.1.1', diagnostic: '550 5.1.1 unknown' })
    expect(await read(report, 'bounces@cours.example')).toMatchObject({ token: 'valid', delivery: 4711 })
  })

  it('is invalid when somebody else made it, and absent when there is none', async () => {
    const forged = BOUNCE.replace(/\+./, '+q')
    const mail = Buffer.from(plainMail('Bonjour').toString().replaceAll(BOUNCE, 'contact@cours.example'))
    expect(await read(mail, forged)).toMatchObject({ token: 'invalid' })
    expect(await read(mail, 'contact@cours.example')).toMatchObject({ token: 'absent' })
  })

  it('that unsubscribes is not one of a delivery', async () => {
    const swapped = UNSUBSCRIBE.replace('unsub+', 'b+').replace('@', '@bounce.')
    const mail = mailOf(['From: x@y.example', 'Subject: hello'], ['Bonjour'])
    expect(await read(mail, swapped)).toMatchObject({ token: 'invalid' })
  })
})
