import type { Verdict } from '../../src/mail/refusal-row.ts'

/** What a provider answered to which command, and what that says. The addresses are made up. */
export type RealReply = readonly [verdict: Verdict, phase: 'rcpt' | 'data', domain: string, reply: string]

const of = (domain: string, ...replies: (readonly [Verdict, 'rcpt' | 'data', string])[]): RealReply[] =>
  replies.map(([verdict, phase, reply]) => [verdict, phase, domain, reply])

/** Replies as providers and programs give them, from their own pages and from collections of bounces. */
export const REAL_REPLIES: readonly RealReply[] = [
  ...of(
    'orange.fr',
    [
      'gone',
      'rcpt',
      '550 5.1.1 hhtzumeItI371 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]',
    ],
    [
      'passing',
      'rcpt',
      '552 5.1.1 g270oYR4MmRof Boite du destinataire pleine. Recipient overquota. OFR_417 [417]',
    ],
    ['policy', 'data', '550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]'],
    [
      'policy',
      'rcpt',
      '550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102',
    ],
    [
      'policy',
      'rcpt',
      '550 mwinf5c10 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR006_103 192.0.2.1 [103]',
    ],
    [
      'passing',
      'rcpt',
      '421 mwinf5c79 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR005_104 [104]',
    ],
    ['policy', 'rcpt', '501 5.1.0 Emetteur invalide. Invalid Sender. OFR004_405 [405]'],
    ['policy', 'rcpt', '550 5.7.0 Code d’authentification invalide OFR_305'],
  ),
  ...of('wanadoo.fr', ['passing', 'rcpt', '552 5.1.1 Boîte du destinataire pleine [417]']),
  ...of(
    'laposte.net',
    ['passing', 'rcpt', '550 5.5.0 Boite du destinataire archivee. Archived recipient. LPN007_420'],
    ['passing', 'rcpt', '552 5.2.2 <ana@laposte.net>: Over quota'],
    [
      'refused',
      'rcpt',
      '550 5.5.0 Le compte du destinataire est bloque. The recipient account isblocked. LPN007_426',
    ],
    ['gone', 'rcpt', '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. LPN007_416'],
    ['policy', 'rcpt', '550 5.5.0 SPF: laposte.net is not allowed to send mail. LPN004_401'],
    [
      'policy',
      'rcpt',
      '550 5.5.0 Les emails envoyes vers la messagerie Laposte.net ont ete bloques par nos services. LPN007_102',
    ],
    [
      'policy',
      'data',
      '550 5.5.0 Service refuse. Veuillez essayer plus tard. service refused, please try later. LPN005_510',
    ],
    [
      'policy',
      'data',
      '571 5.7.1 Message refused, DMARC verification Failed. Message refuse, verification DMARC en echec LPN007_517',
    ],
    ['policy', 'rcpt', '554 5.7.1 Client host rejected LPN000_630'],
  ),
  ...of(
    'free.fr',
    ['passing', 'rcpt', '552 5.2.2 user quota exceeded (UserSearch)'],
    [
      'passing',
      'rcpt',
      '554 5.2.2 <ana@free.fr>: Recipient address rejected: Quota exceeded (mailbox for user is full)',
    ],
    [
      'gone',
      'rcpt',
      '550 5.1.1 <ana@free.fr>: Recipient address rejected: User unknown in relay recipient table',
    ],
    ['policy', 'data', '550 spam detected'],
    ['passing', 'rcpt', '450 4.7.1 <ana@free.fr>: Recipient address rejected: Greylisted'],
  ),
  ...of(
    'sfr.fr',
    ['gone', 'rcpt', '550 5.1.1 <ana@sfr.fr>: Recipient address rejected: sfr.fr'],
    ['passing', 'rcpt', '450 4.7.1 Service refused due to bad behavior - Too many spam messages SFR_IN_101'],
    ['policy', 'rcpt', '554 5.7.1 Service refused due to bad behavior - Too many spam messages SFR_IN_101'],
    ['passing', 'rcpt', '552 5.2.2 <ana@neuf.fr>: Recipient address rejected: mailbox full'],
  ),
  ...of(
    'gmail.com',
    [
      'gone',
      'rcpt',
      "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550 5.1.1 unnecessary spaces. https://support.google.com/mail/?p=NoSuchUser - gsmtp",
    ],
    [
      'disabled',
      'rcpt',
      '550 5.2.1 The email account that you tried to reach is disabled. https://support.google.com/mail/?p=DisabledUser - gsmtp',
    ],
    [
      'passing',
      'rcpt',
      "552-5.2.2 The recipient's inbox is out of storage space and inactive. Please 552-5.2.2 direct the recipient to 552 5.2.2 https://support.google.com/mail/?p=OverQuotaPerm - gsmtp",
    ],
    [
      'passing',
      'rcpt',
      '450 4.2.1 The user you are trying to contact is receiving email too quickly. Please resend your message at a later time.',
    ],
    [
      'passing',
      'rcpt',
      '550 5.2.1 The user you are trying to contact is receiving email at a rate that prevents additional messages. Please resend your message at a later time.',
    ],
    [
      'policy',
      'data',
      '550-5.7.26 Your email has been blocked because the sender is unauthenticated. 550 5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.',
    ],
    [
      'policy',
      'data',
      '550-5.7.1 [192.0.2.1] Gmail has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked.',
    ],
    [
      'policy',
      'data',
      '552 5.7.0 This message was blocked because its content presents a potential security issue.',
    ],
    ['letter', 'data', '552 5.3.4 Your message exceeded Google’s message size limits.'],
  ),
  ...of(
    'outlook.com',
    [
      'refused',
      'rcpt',
      '550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB5EUR01FT012.eop-EUR01.prod.protection.outlook.com]',
    ],
    ['refused', 'rcpt', '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).'],
    ['gone', 'rcpt', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
    [
      'policy',
      'rcpt',
      '550 5.7.1 Unfortunately, messages from [192.0.2.1] weren’t sent. Please contact your Internet service provider since part of their network is on our block list (S3140).',
    ],
    ['policy', 'rcpt', '550 5.7.1 Unfortunately, messages from [192.0.2.1] weren’t sent. (S3150)'],
    ['policy', 'rcpt', '550 5.7.606 Access denied, banned sending IP [192.0.2.1]'],
    [
      'policy',
      'data',
      '550 5.7.509 Access denied, sending domain example.org does not pass DMARC verification',
    ],
    ['policy', 'rcpt', '550 SC-001 Unfortunately, messages from 192.0.2.1 weren’t sent.'],
    ['passing', 'data', '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException'],
    [
      'passing',
      'rcpt',
      '451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation.',
    ],
    ['policy', 'data', '550 5.7.520 Access denied, Your organization does not allow external forwarding.'],
  ),
  ...of(
    'yahoo.fr',
    [
      'refused',
      'data',
      '554 delivery error: dd This user doesn’t have a yahoo.fr account (ana@yahoo.fr) [0] - mta4001.mail.ir2.yahoo.com',
    ],
    [
      'passing',
      'data',
      '554 delivery error: dd Sorry, your message to ana@yahoo.fr cannot be delivered. This account is over quota.',
    ],
    [
      'refused',
      'data',
      '554 30 Sorry, your message to ana@aol.com cannot be delivered. This mailbox is disabled (554.30).',
    ],
    [
      'passing',
      'data',
      '554 5.7.1 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints',
    ],
    ['passing', 'data', '554 Message not accepted now, please try again later'],
    ['passing', 'rcpt', '553 VS99-IP1 deferred - see help.yahoo.com'],
    [
      'policy',
      'data',
      '554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes',
    ],
    [
      'policy',
      'rcpt',
      '553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus’s list',
    ],
    ['policy', 'data', '554 Message not allowed - [PH01] Email not accepted for policy reasons.'],
  ),
  ...of(
    'aol.com',
    ['policy', 'rcpt', '554 RLY:B1 Bad behaviour'],
    ['policy', 'data', '521 5.2.1 HVU:B1 (a link of ours)'],
  ),
  ...of(
    'icloud.com',
    ['gone', 'rcpt', '550 5.1.1 <ana@icloud.com>: user does not exist'],
    ['gone', 'rcpt', '550 5.1.6 recipient no longer on server: ana@icloud.com'],
    ['passing', 'rcpt', '552 5.2.2 <ana@icloud.com>: user is over quota'],
    [
      'policy',
      'data',
      '550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
    ],
    ['policy', 'data', '554 5.7.1 [HM08] Message rejected due to local policy.'],
    [
      'policy',
      'data',
      '550 5.7.1 Your email was rejected due to having a domain present in the Spamhaus DBL',
    ],
    ['policy', 'rcpt', '550 5.7.1 Relay not permitted for user.'],
  ),
  ...of(
    'asso-chez-ovh.fr',
    [
      'gone',
      'rcpt',
      '550 5.1.1 <ana@asso-chez-ovh.fr>: Recipient address rejected: User unknown in virtual mailbox table',
    ],
    ['passing', 'rcpt', '552 sorry, recipient mailbox full (#5.2.2)'],
    ['refused', 'rcpt', '550 sorry, no mailbox here by that name (#5.7.17)'],
    ['policy', 'data', '550 5.7.1 SPAM detected, see the error codes of OVH'],
    ['passing', 'data', '554 5.7.1 Message rate limit exceeded, retry later'],
  ),
  ...of(
    'postfix.example',
    [
      'gone',
      'rcpt',
      '550 5.1.1 <ana@postfix.example>: Recipient address rejected: User unknown in local recipient table',
    ],
    ['refused', 'rcpt', '550 5.1.0 <ana@postfix.example>: Recipient address rejected: undeliverable address'],
    [
      'passing',
      'rcpt',
      '550 5.1.1 <ana@postfix.example>: Recipient address rejected: Greylisted, see http://postgrey.example',
    ],
    [
      'passing',
      'rcpt',
      '450 4.2.0 <ana@postfix.example>: Recipient address rejected: Greylisted for 300 seconds',
    ],
    ['policy', 'rcpt', '554 5.7.1 <ana@postfix.example>: Relay access denied'],
    [
      'policy',
      'rcpt',
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
    ],
    ['policy', 'rcpt', '504 5.5.2 <relay>: Helo command rejected: need fully-qualified hostname'],
    ['policy', 'rcpt', '550 5.1.8 <b@bounce.example>: Sender address rejected: Domain not found'],
    ['policy', 'rcpt', '503 5.5.1 Error: need MAIL command'],
    ['letter', 'data', '554 5.6.0 Message content rejected by header check'],
    ['letter', 'data', '552 5.3.4 Error: message file too big'],
    ['letter', 'data', '554 Transaction failed'],
  ),
  ...of(
    'exim.example',
    ['refused', 'rcpt', '550 No such user here'],
    ['refused', 'rcpt', '550 Unrouteable address'],
    ['refused', 'rcpt', '550 Unknown user'],
    ['policy', 'rcpt', '550 relay not permitted'],
    ['policy', 'rcpt', '550 Sender verify failed'],
    ['policy', 'rcpt', '550 Administrative prohibition'],
    ['policy', 'data', '550 This message was classified as SPAM and may not be delivered'],
    ['passing', 'rcpt', '550 Mailbox quota exceeded'],
    ['passing', 'rcpt', '550 Boîte aux lettres pleine'],
    ['refused', 'rcpt', '550 Destinataire inconnu'],
    ['passing', 'rcpt', '550 Utilisateur temporairement indisponible, veuillez réessayer ultérieurement'],
    ['policy', 'rcpt', '550 Expéditeur refusé par la politique du domaine'],
    // Words that stand in addresses and links say nothing.
    [
      'gone',
      'rcpt',
      '550 5.1.1 <spam@policy.example>: unknown, see https://exim.example/blacklist/try-again-later',
    ],
    ['refused', 'rcpt', '550 This address is closed, do not try again'],
    // Words of servers that gave up, as reports quote them.
    ['passing', 'rcpt', '550 5.4.312 Message expired, DNS query failed'],
    ['passing', 'rcpt', '550 retry timeout exceeded'],
    ['policy', 'rcpt', '554 Host network not allowed'],
  ),
]
