import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/domain/delivery.ts'
import { SmtpPool } from '../../src/mail/smtp-pool.ts'
import { openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { type RawAnswer, type RawRelay, type RawVerb, startRawRelay } from '../support/raw-relay.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const LETTER = Buffer.from('Subject: hello\r\n\r\n.hello\r\n')

describe('a relay that offers little', () => {
  let relay: RawRelay | undefined
  let pool: SmtpPool | undefined
  afterEach(async () => {
    pool?.close()
    await relay?.close()
  })

  /** Hands so many letters over, one after another. */
  async function send(answer: (verb: RawVerb, line: string) => RawAnswer, letters = 2): Promise<Outcome[]> {
    relay = await startRawRelay(answer)
    const settings = { host: '127.0.0.1', port: relay.port, secure: false, requireTls: false }
    pool = new SmtpPool({ relay: settings, connections: 1, name: 'test.localhost' })
    const outcomes: Outcome[] = []
    for (let n = 1; n <= letters; n++) {
      const permit = await pool.acquire(1)
      const letter = { envelopeFrom: 'b@x.test', to: 'ana@example.org', envelopeId: `${n}`, bytes: LETTER }
      outcomes.push(await permit.send(letter, async () => true))
      permit.release()
    }
    return outcomes
  }

  const kinds = (outcomes: readonly Outcome[]) => outcomes.map(({ kind }) => kind)
  const greetings = () => relay!.said.filter((line) => /^(?:EHLO|HELO) /.test(line))
  const commands = () => relay!.said.filter((line) => !/^(?:EHLO|HELO|QUIT)/.test(line))
  const PLAIN = ['MAIL FROM:<b@x.test>', 'RCPT TO:<ana@example.org>', 'DATA']

  it('nothing but EHLO gets letters by plain commands, one after another on one connection', async () => {
    const outcomes = await send((verb) => (verb === 'EHLO' ? '250 raw\r\n' : undefined))
    expect(kinds(outcomes)).toEqual(['submitted', 'submitted'])
    expect([commands(), greetings()]).toEqual([[...PLAIN, ...PLAIN], ['EHLO test.localhost']])
  })

  it('not even EHLO gets them after HELO', async () => {
    const outcomes = await send((verb, line) => {
      if (verb === 'EHLO') return '502 5.5.1 what\r\n'
      return line.startsWith('HELO') ? '250 raw\r\n' : undefined
    })
    expect(kinds(outcomes)).toEqual(['submitted', 'submitted'])
    expect([commands(), greetings()]).toEqual([
      [...PLAIN, ...PLAIN],
      ['EHLO test.localhost', 'HELO test.localhost'],
    ])
  })

  it.each<[string, RawAnswer]>([
    ['without a word', { bytes: '250 2.0.0 queued\r\n', close: true }],
    ['with a farewell', { bytes: '250 2.0.0 queued\r\n', then: '421 4.4.2 bye\r\n' }],
    ['with a farewell at once', '250 2.0.0 queued\r\n421 4.4.2 bye\r\n'],
  ])('one that closes after each letter, %s, gets each over a connection of its own', async (_, DOT) => {
    const outcomes = await send((verb) => (verb === 'DOT' ? DOT : undefined), 3)
    expect(kinds(outcomes)).toEqual(['submitted', 'submitted', 'submitted'])
    expect(greetings()).toHaveLength(3)
  })

  it('one whose SIZE is less than a letter is not asked; that is said as a refusal of this letter', async () => {
    const outcomes = await send((verb) => (verb === 'EHLO' ? '250-raw\r\n250 SIZE 24\r\n' : undefined), 1)
    const reply = 'the letter has 26 bytes, and the relay takes 24 (SIZE)'
    expect(outcomes).toEqual([{ kind: 'deferred', reply, cause: 'letter' }])
    expect(commands()).toEqual([])
  })

  it('one whose SIZE is that of the letter gets it', async () => {
    const outcomes = await send((verb) => (verb === 'EHLO' ? '250-raw\r\n250 SIZE 26\r\n' : undefined), 1)
    expect(kinds(outcomes)).toEqual(['submitted'])
    expect(commands()[0]).toBe('MAIL FROM:<b@x.test> SIZE=26')
  })
})

describe('a course over a relay', () => {
  let database: TestDatabase
  let sink: SmtpSink
  let relay: RawRelay | undefined
  beforeEach(async () => {
    database = await testDatabase()
    sink = await startSink()
  })
  afterEach(async () => {
    await sink.close()
    await relay?.close()
    relay = undefined
    await database.close()
  })

  async function firstLesson(port: number, people: readonly string[]) {
    const course = await openCourse({
      db: database.db,
      edition: courseEdition(1),
      port,
      dayOne: '2027-03-01',
      joined: '2027-02-20T10:00:00Z',
      people,
      connections: 1,
    })
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.run()
    course.close()
  }

  it('that takes 7 bits alone: its letters have no other, and no line is too long', async () => {
    await firstLesson(sink.port, ['ana@example.org'])
    expect(sink.accepted).toHaveLength(1)
    for (const { bytes } of sink.accepted) {
      expect(bytes.every((byte) => byte < 128)).toBe(true)
      const lines = bytes.toString('latin1').split('\r\n')
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(998)
    }
  })

  it('whose SIZE is too small for a lesson: its cohort is paused, and organisers read why', async () => {
    relay = await startRawRelay((verb) => (verb === 'EHLO' ? '250-raw\r\n250 SIZE 1000\r\n' : undefined))
    await firstLesson(relay.port, ['ana@example.org', 'bob@example.com', 'cem@example.net'])
    const rows = await ledgerRows(database.db)
    expect(rows.map(({ state }) => state)).toEqual(['due', 'due', 'due'])
    for (const { reply } of rows)
      expect(reply).toMatch(/^the letter has \d+ bytes, and the relay takes 1000 \(SIZE\)$/)
    const pauses = await sql<{ reason: string }>`select reason from feuilleton.pauses`.execute(database.db)
    expect(pauses.rows.map(({ reason }) => reason)).toEqual([expect.stringContaining('takes 1000 (SIZE)')])
  })
})
