import { afterEach, expect, it } from 'vitest'
import { parseImapUrl } from '../../src/mail/imap-settings.ts'
import type { IncomingMail } from '../../src/mail/incoming-mail.ts'
import { type MailboxParts, openMailbox } from '../../src/mail/mailbox-door.ts'
import { mailOf } from '../returned/reports.ts'
import { describeWithDovecot, startDovecot, type TestDovecot } from '../support/dovecot.ts'
import { until } from '../support/service-process.ts'

let dovecot: TestDovecot | undefined
let mailbox: ReturnType<typeof openMailbox> | undefined
let read: IncomingMail[] = []
let errors: string[] = []

afterEach(async () => {
  await mailbox?.close()
  await dovecot?.stop()
  read = []
  errors = []
})

const mail = (subject: string) => mailOf(['From: a@b.example', `Subject: ${subject}`], ['text'])
const subjects = () => read.map(({ bytes }) => /^Subject: (.*)\r$/m.exec(bytes.toString())?.[1])
/** Mails of the same instant lie in the mailbox in any order. */
const FIRST = ['hello', 'report 1', 'report 2']

function open(onMail: MailboxParts['onMail'], more: { password?: string } = {}): void {
  const { user, port, password } = { ...dovecot!, ...more }
  const settings = parseImapUrl(`imap://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`)
  mailbox = openMailbox({
    settings,
    onMail: (one) => {
      read.push(one)
      return onMail(one)
    },
    onError: ({ message }) => errors.push(message),
  })
}

const isFor = (one: IncomingMail) => (one.bytes.includes('Subject: report') ? 'taken' : 'left')

describeWithDovecot('a mailbox', () => {
  it('is read, what is ours is moved away once it is dealt with, and what people wrote stays', async () => {
    dovecot = await startDovecot()
    for (const subject of ['report 1', 'hello', 'report 2']) dovecot.deliver(mail(subject))
    open(async (one) => isFor(one))
    await until(() => (dovecot!.count('Feuilleton') === 2 && read.length === 3 ? true : undefined))
    expect([subjects().toSorted(), dovecot.count('INBOX'), errors]).toEqual([FIRST, 1, []])

    // And goes on when new mail comes, without what was looked at before.
    dovecot.deliver(mail('report 3'))
    await until(() => (dovecot!.count('Feuilleton') === 3 ? true : undefined))
    expect(subjects().toSorted()).toEqual([...FIRST, 'report 3'])
    await mailbox?.close()

    open(async (one) => isFor(one))
    dovecot.deliver(mail('report 4'))
    await until(() => (dovecot!.count('Feuilleton') === 4 ? true : undefined))
    expect(subjects().slice(4)).toEqual(['report 4'])
  })

  it('has a mail stay that could not be dealt with, and reads it again', async () => {
    dovecot = await startDovecot()
    dovecot.deliver(mail('report'))
    open(() => Promise.reject(new Error('the database is away')))
    await until(() => (errors.length > 0 ? true : undefined))
    expect(errors).toEqual(['the mailbox of BOUNCE_IMAP_URL: the database is away'])
    await mailbox?.close()
    expect(dovecot.count('INBOX')).toBe(1)
    open(async () => 'taken')
    await until(() => (dovecot!.count('Feuilleton') === 1 ? true : undefined))
    expect(read).toHaveLength(2)
  })

  it('that does not let us in is told of without the password', async () => {
    dovecot = await startDovecot()
    open(async () => 'taken', { password: 'wrong secret' })
    await until(() => (errors.length > 0 ? true : undefined))
    expect(errors[0]).toBe('the mailbox of BOUNCE_IMAP_URL: it does not let us in')
  })
})

it('is named by an address with a user, over TLS unless it is on this machine', () => {
  expect(parseImapUrl('imaps://retours%40asso.fr:p%40ss@imap.asso.fr/Retours')).toEqual({
    ...{ host: 'imap.asso.fr', port: 993, secure: true, requireTls: false, anyCertificate: false },
    ...{ user: 'retours@asso.fr', password: 'p@ss', folder: 'Retours' },
  })
  expect(parseImapUrl('imap://a:b@imap.asso.fr')).toMatchObject({
    port: 143,
    requireTls: true,
    folder: 'INBOX',
  })
  for (const wrong of [
    'imap.asso.fr',
    'imaps://imap.asso.fr',
    'pop3://a:b@imap.asso.fr',
    'imaps://a:b@c.fr/x?y',
  ])
    expect(() => parseImapUrl(wrong), wrong).toThrow(/^expected/)
})
