import ICAL from 'ical.js'
import { type ParsedMail, simpleParser } from 'mailparser'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Invitation, invitation } from '../../src/documents/invitation.ts'
import { type CompiledLesson, compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { headerField, mailbox } from '../../src/letters/header.ts'
import { type LetterHeaderFacts, letterHeaders } from '../../src/letters/letter-headers.ts'
import { composeMessage } from '../../src/letters/message.ts'
import { HOSTILE_NAMES } from './hostile-names.ts'
import { contextOf, SMALL_LESSON, smallEdition } from './small-edition.ts'

const FACTS: LetterHeaderFacts = {
  deliveryId: 42,
  editionHash: '0123456789abcdef',
  letter: 'jour-01',
  sendingDomain: 'deux.example',
  date: new Date('2019-09-05T05:30:00Z'),
  from: { name: 'Deux jours, « pour essayer »', address: 'cycle@deux.example' },
  to: 'zoe@example.org',
  subject: 'Parler la même langue',
  list: { cohort: 'septembre-2019', title: 'Deux jours' },
  unsubscribeUrl: 'https://deux.example/u/Abc-123_xyz',
  unsubscribeMailto: 'unsub+Abc-123_xyz@deux.example',
  helpUrl: 'https://deux.example/aide',
}

let letter: CompiledLesson
/** A letter that has the first name of its reader in the subject too. */
let greeting: CompiledLesson
beforeAll(async () => {
  letter = await compileLesson(smallEdition(), 'jour-01')
  const lesson = SMALL_LESSON.replace(/^title: .*$/m, 'title: Bonjour {{ subscriber.first_name }}')
  greeting = await compileLesson(smallEdition({ 'lessons/jour-01.md': lesson }), 'jour-01')
})

const compose = (facts: Partial<LetterHeaderFacts> = {}, firstName = 'Zoé') =>
  composeMessage({
    headers: letterHeaders({ ...FACTS, ...facts }),
    ...fillLesson(letter, contextOf({ subscriber: { firstName } })),
  })
const rawHeaders = (message: Buffer) => message.toString('latin1').split('\r\n\r\n', 1)[0]!
const names = (message: Buffer) => rawHeaders(message).match(/^[^\s:]+(?=:)/gm)
const line = (mail: ParsedMail, key: string) => mail.headerLines.find((header) => header.key === key)?.line

describe('the headers of a letter', () => {
  it('are all there, once each, as a mail reader reads them', async () => {
    const mail = await simpleParser(compose())
    expect(mail.messageId).toBe('<d.42.0123456789abcdef@deux.example>')
    expect(mail.date).toEqual(FACTS.date)
    expect(mail.from?.value).toEqual([
      { name: 'Deux jours, « pour essayer »', address: 'cycle@deux.example' },
    ])
    expect(mail.to).toMatchObject({ value: [{ name: '', address: 'zoe@example.org' }] })
    expect(mail.subject).toBe('Parler la même langue')
    expect(line(mail, 'list-id')).toBe('List-Id: Deux jours <c-septembre-2019.lists.deux.example>')
    expect(mail.headers.get('list')).toMatchObject({
      unsubscribe: {
        url: 'https://deux.example/u/Abc-123_xyz',
        mail: 'unsub+Abc-123_xyz@deux.example?subject=unsubscribe',
      },
      help: { url: 'https://deux.example/aide' },
    })
    expect(line(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(line(mail, 'auto-submitted')).toBe('Auto-Submitted: auto-generated')
    expect(line(mail, 'feedback-id')).toBe('Feedback-ID: jour-01:septembre-2019:0123456789abcdef:feuilleton')
    expect(line(mail, 'x-delivery-id')).toBe('X-Delivery-Id: 42')
    expect(new Set(names(compose())).size).toBe(names(compose())!.length)
  })

  it('write the date in UTC as RFC 5322 does', () => {
    expect(rawHeaders(compose())).toContain('\r\nDate: Thu, 05 Sep 2019 05:30:00 +0000\r\n')
  })

  it('have a Reply-To only when there is one', async () => {
    expect(names(compose())).not.toContain('Reply-To')
    expect((await simpleParser(compose({ replyTo: 'aide@deux.example' }))).replyTo?.text).toBe(
      'aide@deux.example',
    )
  })

  it('keep the List-Id within 255 characters, whatever the title', async () => {
    for (const title of ['é'.repeat(300), 'a b '.repeat(200), '🏡'.repeat(100)]) {
      const header = headerField([
        'List-Id',
        letterHeaders({ ...FACTS, list: { cohort: 'x', title } }).find(([name]) => name === 'List-Id')![1],
      ])
      expect(header.replace(/\r\n/g, '').length - 'List-Id: '.length).toBeLessThanOrEqual(255)
      expect(header).toMatch(/ <c-x\.lists\.deux\.example>\r\n$/)
    }
    expect(() => letterHeaders({ ...FACTS, list: { cohort: 'x'.repeat(250), title: '' } })).toThrow(
      'too long',
    )
  })

  it('are ASCII in lines of at most 78 columns where they can fold', () => {
    const subject = `${'Une très longue ligne d’objet '.repeat(20)}🎉`
    for (const headerLine of rawHeaders(compose({ subject })).split('\r\n')) {
      expect(headerLine).toMatch(/^[\x20-\x7E]*$/)
      expect(headerLine.length).toBeLessThanOrEqual(78)
    }
  })

  it('give back any subject', async () => {
    for (const subject of [
      'a',
      'Où ? « là » : ici !',
      '🎉'.repeat(60),
      '=?utf-8?Q?faux?=',
      `${'mot '.repeat(60)}fin`,
      'é'.repeat(200),
    ]) {
      expect((await simpleParser(compose({ subject }))).subject).toBe(subject)
    }
  })

  it('refuse a value that could start another header', () => {
    for (const bad of ['a\r\nBcc: v@example.org', 'a\nb', 'a\rb', 'a\0b']) {
      expect(() => compose({ subject: bad })).toThrow(RangeError)
      expect(() => compose({ from: { name: bad, address: 'a@b.example' } })).toThrow(RangeError)
      expect(() => compose({ list: { cohort: 'x', title: bad } })).toThrow(RangeError)
      expect(() => compose({ unsubscribeUrl: `https://deux.example/${bad}` })).toThrow(RangeError)
      expect(() => compose({ to: `zoe@example.org${bad}` })).toThrow(RangeError)
    }
    expect(() => compose({ to: 'a@b.example, c@d.example' })).toThrow(RangeError)
    expect(() => compose({ to: 'zoé@example.org' })).toThrow(RangeError)
    expect(() => compose({ unsubscribeUrl: 'https://a.example/>, <https://b.example/' })).toThrow(RangeError)
    expect(() => headerField(['X-Bad\r\nBcc', 'x'])).toThrow(RangeError)
    expect(() => headerField(['X-Bad', 'x\r\nBcc: v@example.org'])).toThrow(RangeError)
    expect(() => composeMessage({ headers: [], text: '', html: '' })).toThrow('Message-ID')
  })

  it.each(HOSTILE_NAMES.map((name) => [name.slice(0, 40), name]))(
    'are as many, and to one reader, with the first name %j in the letter and in its subject',
    async (_, firstName) => {
      const filled = fillLesson(greeting, contextOf({ subscriber: { firstName } }))
      const message = composeMessage({
        headers: letterHeaders({ ...FACTS, subject: filled.subject }),
        ...filled,
      })
      expect(names(message)).toEqual(names(compose()))
      const mail = await simpleParser(message)
      expect(mail.to).toMatchObject({
        value: [{ name: '', address: 'zoe@example.org' }],
        text: 'zoe@example.org',
      })
      expect([mail.cc, mail.bcc, mail.attachments]).toEqual([undefined, undefined, []])
      expect(mail.subject).toBe(filled.subject)
      expect(message.length).toBeLessThan(100_000)
    },
  )
})

describe('a mailbox', () => {
  it('quotes or encodes its name only as it needs', () => {
    expect(mailbox({ name: 'Le RAMEAU', address: 'a@b.example' })).toBe('Le RAMEAU <a@b.example>')
    expect(mailbox({ name: 'A, "B"', address: 'a@b.example' })).toBe('"A, \\"B\\"" <a@b.example>')
    expect(mailbox({ name: 'Zoé', address: 'a@b.example' })).toBe('=?utf-8?B?Wm/DqQ==?= <a@b.example>')
    expect(mailbox({ name: '', address: 'a@b.example' })).toBe('a@b.example')
  })
})

describe('the bytes of a letter', () => {
  it('are the same each time, and differ from person to person', () => {
    expect(compose()).toEqual(compose())
    expect(compose({}, 'Léa')).not.toEqual(compose())
    expect(compose({ deliveryId: 43 })).not.toEqual(compose())
  })

  it('give a mail reader the text and the HTML that were written', async () => {
    const filled = fillLesson(letter, contextOf())
    const mail = await simpleParser(compose(), { skipTextToHtml: true, skipHtmlToText: true })
    expect(mail.text?.replace(/\r\n/g, '\n').trim()).toBe(filled.text.trim())
    expect(String(mail.html).replace(/\r\n/g, '\n').trim()).toBe(filled.html.trim())
    expect(mail.attachments).toEqual([])
  })

  it('are lines of ASCII that end in CRLF, and never too long for SMTP', () => {
    const text = compose().toString('latin1')
    expect(text).toMatch(/^(?:[\t\x20-\x7E]*\r\n)+$/)
    expect(Math.max(...text.split('\r\n').map((bytes) => bytes.length))).toBeLessThanOrEqual(78)
  })
})

describe('a letter with a calendar', () => {
  const INVITATION: Invitation = {
    method: 'REQUEST',
    uid: 'septembre-2019.webinaire@deux.example',
    sequence: 0,
    writtenAt: FACTS.date,
    start: new Date('2019-09-19T11:00:00Z'),
    end: new Date('2019-09-19T12:30:00Z'),
    title: 'Transformer son modèle : où, comment ? 🎉',
    description: `Une ligne = une idée. \n${'Très longue '.repeat(40)}`,
    joinUrl: 'https://visio.example/j/1?pwd=a=b',
    organiser: FACTS.from,
    attendee: { address: FACTS.to, name: 'Zoé' },
    language: 'fr',
  }
  const parts = () => ({ headers: letterHeaders(FACTS), ...fillLesson(letter, contextOf()) })
  const withCalendar = (method: 'REQUEST' | 'CANCEL') =>
    composeMessage({ ...parts(), calendar: { method, text: invitation({ ...INVITATION, method }) } })

  it.each(['REQUEST', 'CANCEL'] as const)(
    'has it whole as its last form, and as a file: %s',
    async (method) => {
      const text = invitation({ ...INVITATION, method })
      const mail = await simpleParser(withCalendar(method))
      const [form, file, ...others] = mail.attachments
      expect(others).toEqual([])
      expect(form?.headers.has('content-disposition')).toBe(false)
      expect(form?.headers.get('content-type')).toEqual({
        value: 'text/calendar',
        params: { charset: 'utf-8', method },
      })
      expect(file).toMatchObject({
        contentType: 'application/ics',
        contentDisposition: 'attachment',
        filename: 'invitation.ics',
      })
      expect(form?.content.toString().replace(/\r\n|\n/g, '\r\n')).toBe(text)
      expect(file?.content.toString()).toBe(text)
      const calendar = new ICAL.Component(ICAL.parse(form!.content.toString()))
      expect(calendar.getFirstPropertyValue('method')).toBe(method)
      expect(new ICAL.Event(calendar.getFirstSubcomponent('vevent')!).location).toBe(INVITATION.joinUrl)
    },
  )

  it('has its parts in the order in which mail readers choose: text, HTML, calendar; then the file', () => {
    const types = withCalendar('REQUEST')
      .toString()
      .match(/(?<=^Content-Type: )[a-z]+\/[a-z]+/gm)
    expect(types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ])
  })

  it('says to read what it says without one, under the same fields', async () => {
    const options = { skipTextToHtml: true, skipHtmlToText: true }
    const plain = await simpleParser(composeMessage(parts()), options)
    const mail = await simpleParser(withCalendar('REQUEST'), options)
    expect(mail.text?.trim()).toBe(plain.text?.trim())
    expect(String(mail.html).trim()).toBe(String(plain.html).trim())
    expect(names(withCalendar('REQUEST'))).toEqual(names(composeMessage(parts())))
  })

  it('is the same each time, in short lines of ASCII', () => {
    expect(withCalendar('REQUEST')).toEqual(withCalendar('REQUEST'))
    const message = withCalendar('REQUEST').toString('latin1')
    expect(message).toMatch(/^(?:[\t\x20-\x7E]*\r\n)+$/)
    expect(Math.max(...message.split('\r\n').map((bytes) => bytes.length))).toBeLessThanOrEqual(78)
    const boundaries = [...message.matchAll(/boundary="(.+)"/g)].map(([, boundary]) => boundary)
    expect(new Set(boundaries).size).toBe(2)
  })

  it('is refused when it says another method than its calendar', () => {
    const text = invitation({ ...INVITATION, title: 'METHOD:CANCEL', description: '\nMETHOD:CANCEL\r' })
    expect(() => composeMessage({ ...parts(), calendar: { method: 'CANCEL', text } })).toThrow('CANCEL')
    expect(() => composeMessage({ ...parts(), calendar: { method: 'REQUEST', text: 'METHOD:' } })).toThrow(
      RangeError,
    )
  })

  it('leaves every byte of a letter without one as it was', () => {
    const message = composeMessage({
      headers: [
        ['Message-ID', '<d.42.0123@deux.example>'],
        ['Subject', 'Parler'],
      ],
      text: 'Où ?\nLà.\n',
      html: [Buffer.from('<p>O=C3=B9 ?</p>\r\n')],
    })
    expect(message.toString('latin1').split('\r\n')).toEqual([
      'Message-ID: <d.42.0123@deux.example>',
      'Subject: Parler',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="=_ecc4a97b1f6c735d175b39b1"',
      '',
      '--=_ecc4a97b1f6c735d175b39b1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'O=C3=B9 ?',
      'L=C3=A0.',
      '',
      '--=_ecc4a97b1f6c735d175b39b1',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<p>O=C3=B9 ?</p>',
      '',
      '--=_ecc4a97b1f6c735d175b39b1--',
      '',
    ])
  })
})
