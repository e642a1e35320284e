import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeReturned } from '../../../src/actions/returned/take-returned.ts'
import { openPost } from '../../../src/mail/post.ts'
import { parseRelayUrl } from '../../../src/mail/relay-settings.ts'
import { listReplies } from '../../../src/store/replies.ts'
import { mailOf, plainMail } from '../../returned/reports.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { ledgerWords } from '../../support/ledger-rows.ts'
import { type Answer, type SmtpSink, startSink } from '../../support/smtp-sink.ts'

const KEYS = ['k'.repeat(32)] as const
const ANA = 'ana@example.org'
const { sender } = courseEdition(1).programme

let database: TestDatabase
let sink: SmtpSink
let course: Course
let post: ReturnType<typeof openPost>
/** What the relay says to the answers that are passed on. */
let refusal: Answer

beforeEach(async () => {
  refusal = undefined
  database = await testDatabase()
  sink = await startSink((verb, to) => (verb === 'rcpt' && to === sender.address ? refusal : undefined))
  course = await openCourse({
    ...{ db: database.db, edition: courseEdition(2), port: sink.port, slug: 'mars' },
    ...{ dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z', people: [ANA, 'bob@example.org'] },
  })
  course.clock.set(new Date('2027-03-01T06:30:00Z'))
  await course.run()
  post = openPost(parseRelayUrl(`smtp://127.0.0.1:${sink.port}`), { name: 'cours.example', sign: undefined })
})

afterEach(async () => {
  post.close()
  course.close()
  await sink.close()
  await database.close()
})

const letterTo = (reader: string) => sink.accepted.findLast(({ to }) => to === reader)!
const passedOn = () => sink.accepted.filter(({ to }) => to === sender.address)

async function take(bytes: Buffer, recipient = letterTo(ANA).from, canForward = true): Promise<string> {
  const forwarding = { post: post.post, publicUrl: 'https://cours.example', mailDomain: undefined }
  const doing = { db: database.db, keys: KEYS, clock: course.clock, by: { name: 'Feuilleton' } }
  const mail = { bytes, recipient }
  return (await takeReturned(mail, { ...doing, ...(canForward ? { forwarding } : {}) })).taken
}

const answer = (text: string, id: string) => plainMail(text, [`Message-ID: <${id}@x>`])
const listed = async () =>
  (await listReplies(database.db, { below: undefined, most: 10 })).map((reply) => [
    reply.address,
    reply.letter,
    reply.forwardedAt !== null,
  ])

describe('a reply of a reader', () => {
  it('is passed on to whoever sends the course, with its cohort and its letter, and is not kept', async () => {
    expect(await take(answer('Merci !\nUne question <b>importante</b>.', '1'))).toBe('forwarded')
    const [mail] = passedOn()
    const read = await simpleParser(mail!.bytes)
    expect(mail!.from).toBe('')
    expect(read.replyTo?.text).toBe('zoe@lointain.example')
    expect(read.subject).toContain('zoe@lointain.example a répondu')
    expect(read.text).toContain('Merci !\nUne question <b>importante</b>.')
    expect(read.text).toMatch(/cohorte Essai\s: Jour\s1 – Leçon 1/)
    expect(read.text).toContain('https://cours.example/o/people/1')
    expect(read.html).not.toContain('<b>importante')
    expect(['auto-submitted', 'x-loop'].map((name) => read.headers.get(name))).toEqual([
      'auto-generated',
      'feuilleton',
    ])
    expect(await listed()).toEqual([[ANA, 'jour-01', true]])
    expect(await ledgerWords(database.db)).toContain(`jour-01 ${ANA} submitted`)
  })

  it('is passed on once, by however many doors it comes at the same time', async () => {
    const taken = await Promise.all(Array.from({ length: 4 }, () => take(answer('Merci', '1'))))
    expect(taken.filter((as) => as === 'forwarded')).toHaveLength(1)
    expect(await take(answer('Merci', '1'))).toBe('seen')
    expect(passedOn()).toHaveLength(1)
  })

  it('has to come again while the relay does not take it, and is passed on then', async () => {
    refusal = '451 4.3.0 later'
    expect(await take(answer('Merci', '1'))).toBe('too-early')
    refusal = undefined
    expect(await take(answer('Merci', '1'))).toBe('forwarded')
    expect(await listed()).toEqual([[ANA, 'jour-01', true]])
  })

  it('is noted where nothing can pass it on, or the relay refuses it for good', async () => {
    expect(await take(answer('Merci', '1'), letterTo(ANA).from, false)).toBe('noted')
    refusal = '550 5.1.1 no such user'
    expect(await take(answer('Encore', '2'))).toBe('noted')
    expect(await listed()).toEqual([
      [ANA, 'jour-01', false],
      [ANA, 'jour-01', false],
    ])
  })

  it('goes round no loop: ours, an automatic one, one of the sender’s own', async () => {
    await take(answer('Merci', '1'))
    const [mail] = passedOn()
    expect(await take(mail!.bytes)).toBe('ignored')
    expect(await take(plainMail('Je suis absente', ['Auto-Submitted: auto-replied']))).toBe('noted')
    expect(
      await take(mailOf([`From: ${sender.address}`, 'Subject: Re', 'Message-ID: <3@x>'], ['Bonjour'])),
    ).toBe('noted')
    expect(passedOn()).toHaveLength(1)
  })

  it('is passed on five times a day at most, and again the day after', async () => {
    for (let n = 1; n <= 7; n++) await take(answer(`Message ${n}`, `${n}`))
    expect(passedOn()).toHaveLength(5)
    expect(await take(answer('Bonjour', 'bob'), letterTo('bob@example.org').from)).toBe('forwarded')
    course.clock.set(new Date('2027-03-02T06:31:00Z'))
    expect(await take(answer('Message 8', '8'))).toBe('forwarded')
  })

  it('is cut where it is long, and leaves files out', async () => {
    const file = [
      '--x',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename=a.pdf',
      '',
      'pdf',
    ]
    const long = [
      '--x',
      'Content-Type: text/plain',
      '',
      ...Array.from({ length: 3_000 }, () => 'bavard '.repeat(2)),
    ]
    const headers = ['From: zoe@lointain.example', 'Subject: Re: Jour 1', 'MIME-Version: 1.0']
    const mail = mailOf(
      [...headers, 'Content-Type: multipart/mixed; boundary=x'],
      [...long, ...file, '--x--'],
    )
    expect(await take(mail)).toBe('forwarded')
    const { text } = await simpleParser(passedOn()[0]!.bytes)
    expect(text!.length).toBeLessThan(25_000)
    expect(text).toContain('la suite est omise')
    expect(text).toContain('1 pièce jointe est omise')
  })
})

describe('« STOP » as the whole of a reply to whoever sends the course', () => {
  /** As a program for mail quotes it: addressed to the sender, with no token of ours in any address. */
  const toSender = (text: string, link: string) =>
    mailOf(
      ['From: ana@example.org', `To: ${sender.address}`, 'Subject: Re: Jour 1', 'Message-ID: <1@x>'],
      [text, '', 'Le lun. 1 mars 2027 à 07:30, 21 jours', `<${sender.address}> a écrit :`, `> ${link}`],
    )
  const link = () => {
    const text = letterTo(ANA)
      .bytes.toString('latin1')
      .replace(/\r\n[ \t]+/g, ' ')
    return /<(https:[^>]*\/u\/[\w-]+)>/.exec(text)![1]!
  }

  it.each([
    'STOP',
    'Désabonnement',
    'Bonjour, je me désabonne. Merci !',
    'Unsubscribe, please',
    'Quiero darme de baja, gracias',
  ])('unsubscribes by the link that it quotes: %s', async (text) => {
    expect(await take(toSender(text, link()), '')).toBe('acted')
  })

  it('changes nothing with a link that is not ours, nor in a sentence', async () => {
    expect(await take(toSender('STOP', `https://cours.example/u/${'a'.repeat(31)}`), '')).toBe('ignored')
    expect(await take(toSender('Dites stop quand vous voulez', link()), '')).toBe('ignored')
    expect(passedOn()).toHaveLength(0)
  })
})
