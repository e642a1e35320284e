import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Door, type DoorParts, openDoor } from '../../src/mail/door.ts'
import { DoorLimits } from '../../src/mail/door-limits.ts'
import { parseDoorUrl } from '../../src/mail/door-settings.ts'
import type { IncomingMail } from '../../src/mail/incoming-mail.ts'
import { selfSigned } from '../support/self-signed.ts'
import { type Talk, talkTo } from '../support/smtp-talk.ts'

const OURS = 'b+token@bounce.cours.example'

let door: Door
let talks: Talk[]
let mails: IncomingMail[]
let errors: string[]
let answer: DoorParts['onMail']

beforeEach(() => {
  talks = []
  mails = []
  errors = []
  answer = async () => 'taken'
})

afterEach(async () => {
  for (const talk of talks) talk.end()
  await door.close()
})

async function open(more: Partial<DoorParts> = {}, protocol: 'smtp' | 'lmtp' = 'smtp'): Promise<void> {
  door = await openDoor({
    settings: { protocol, host: '127.0.0.1', port: 0 },
    name: 'cours.example',
    isOurs: (address) => address === OURS,
    onMail: (mail) => {
      mails.push(mail)
      return answer(mail)
    },
    onError: ({ message }) => errors.push(message),
    ...more,
  })
}

async function talk(hello = 'EHLO relais.example'): Promise<Talk> {
  const one = await talkTo(door.port)
  talks.push(one)
  await one.say(hello)
  return one
}

async function send(one: Talk, body: string, to = OURS): Promise<string> {
  await one.say('MAIL FROM:<>')
  await one.say(`RCPT TO:<${to}>`)
  await one.say('DATA')
  return one.say(`${body}\r\n.`)
}

describe('the door for mail that comes back', () => {
  it('takes mail to our addresses, without a sender, and says so once it is done with it', async () => {
    await open()
    const one = await talk()
    let isDone = false
    answer = async () => {
      await new Promise((later) => setTimeout(later, 20))
      isDone = true
      return 'taken'
    }
    expect(await send(one, 'Subject: hello\r\n\r\n..dots')).toMatch(/^250 2\.0\.0 /)
    expect(isDone).toBe(true)
    expect(mails).toEqual([{ bytes: Buffer.from('Subject: hello\r\n\r\n.dots\r\n'), recipient: OURS }])
  })

  it('takes nothing for others, and hangs up on who goes on asking', async () => {
    await open()
    const one = await talk()
    await one.say('MAIL FROM:<a@b.example>')
    for (let n = 0; n < 20; n++)
      expect(await one.say(`RCPT TO:<x${n}@cours.example>`)).toMatch(/^550 5\.1\.1 /)
    expect(await one.say('RCPT TO:<y@cours.example>')).toMatch(/^421 4\.7\.0 /)
    expect(await one.say('NOOP')).toBe('')
    expect(one.isOpen()).toBe(false)
    expect([door.refused(), mails.length]).toEqual([21, 0])
  })

  it('takes one recipient a mail', async () => {
    await open({ isOurs: () => true })
    const one = await talk()
    await one.say('MAIL FROM:<>')
    await one.say('RCPT TO:<a@cours.example>')
    expect(await one.say('RCPT TO:<b@cours.example>')).toMatch(/^452 /)
  })

  it('has a mail come again when it cannot be dealt with now', async () => {
    await open()
    const one = await talk()
    answer = async () => 'later'
    expect(await send(one, 'x: y')).toMatch(/^451 4\.3\.0 /)
    answer = () => Promise.reject(new Error('the database is away'))
    expect(await send(one, 'x: y')).toMatch(/^451 4\.3\.0 Not now, please come again$/)
    expect(errors).toEqual(['the database is away'])
    answer = async () => 'taken'
    expect(await send(one, 'x: y')).toMatch(/^250 /)
  })

  it('keeps the first 256 kB of a mail, and refuses one of more than 10 MB', async () => {
    await open()
    const one = await talk()
    expect(one.greeting).toMatch(/^220 cours\.example ESMTP Feuilleton/)
    expect(await send(one, 'a'.repeat(1_000_000))).toMatch(/^250 /)
    expect(mails.map(({ bytes }) => bytes.length)).toEqual([256 * 1024])
    expect(await send(one, 'a'.repeat(11_000_000))).toMatch(/^552 /)
    expect(mails).toHaveLength(1)
    expect(await one.say('MAIL FROM:<> SIZE=20000000')).toMatch(/^552 /)
  })

  it('offers TLS with the certificate that it is given, and no sign-in', async () => {
    const tls = selfSigned()
    await open({ tls })
    const one = await talk()
    expect(await one.say('EHLO relais.example')).toMatch(/^250[ -]STARTTLS/m)
    expect(await one.say('EHLO relais.example')).not.toMatch(/AUTH/)
    await one.say('STARTTLS')
    await one.secure({ ca: tls.cert, servername: 'localhost' })
    await one.say('EHLO relais.example')
    expect(await send(one, 'x: y')).toMatch(/^250 2\.0\.0 /)
  })

  it('offers no TLS without one', async () => {
    await open()
    const one = await talk()
    expect(await one.say('EHLO relais.example')).not.toMatch(/STARTTLS/)
    expect(await one.say('STARTTLS')).toMatch(/^5/)
  })

  it('speaks LMTP where a mail server beside us does', async () => {
    await open({}, 'lmtp')
    const one = await talk('LHLO relais.example')
    expect(await send(one, 'x: y')).toMatch(/^250 2\.0\.0 /)
    answer = async () => 'later'
    expect(await send(one, 'x: y')).toMatch(/^451 /)
  })

  it('holds 200 connections, and takes mail on each; one more has to wait', async () => {
    await open({ isOurs: () => true })
    const all = await Promise.all(Array.from({ length: 200 }, () => talk()))
    const replies = await Promise.all(all.map((one, at) => send(one, 'x: y', `b+${at}@bounce.cours.example`)))
    expect(new Set(replies.map((reply) => reply.slice(0, 3)))).toEqual(new Set(['250']))
    const more = await talkTo(door.port)
    talks.push(more)
    expect(more.greeting).toMatch(/^421 /)
  })
})

describe('its limits', () => {
  it('are half of the connections for one client, and all for this machine', async () => {
    await open()
    const limits = new DoorLimits(2)
    const replies = (from: string) => [1, 2, 3].map((n) => limits.connect(`${from}${n}`, from)?.message)
    expect(replies('192.0.2.1')).toEqual([undefined, undefined, '4.7.0 Too many connections from you'])
    expect(replies('192.0.2.2').slice(0, 2)).toEqual([undefined, undefined])
    expect(replies('127.0.0.1')).toEqual([undefined, undefined, undefined])
    for (const n of [1, 2, 3]) limits.leave(`192.0.2.1${n}`, '192.0.2.1')
    expect(limits.connect('again', '192.0.2.1')).toBeUndefined()
  })

  it('are sixty mails an hour to one address, whatever its case', async () => {
    await open()
    const limits = new DoorLimits(2)
    for (let n = 0; n < 60; n++) expect(limits.mailTo(OURS)).toBeUndefined()
    expect(limits.mailTo(OURS.toUpperCase())).toMatchObject({ responseCode: 450 })
    expect(limits.mailTo('b+other@bounce.cours.example')).toBeUndefined()
  })
})

it('is where an address with a port says, and nothing else', async () => {
  await open()
  expect(parseDoorUrl('smtp://0.0.0.0:25')).toEqual({ protocol: 'smtp', host: '0.0.0.0', port: 25 })
  expect(parseDoorUrl('lmtp://[::1]:24')).toEqual({ protocol: 'lmtp', host: '::1', port: 24 })
  for (const wrong of [
    '25',
    'smtp://host',
    'http://host:25',
    'smtp://user@host:25',
    'smtp://host:25/x',
    'smtp://:25',
  ])
    expect(() => parseDoorUrl(wrong), wrong).toThrow(/^expected such as smtp:/)
})
