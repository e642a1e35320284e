import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recipientToken } from '../../src/domain/token-addresses.ts'
import { readToken } from '../../src/domain/tokens.ts'
import { claimDue } from '../../src/store/claims.ts'
import { findStream } from '../../src/store/streams.ts'
import type { WrittenLetter } from '../../src/writing/steps.ts'
import { openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const KEYS = ['k'.repeat(32)] as const

let installations: TestDatabase[]

beforeEach(async () => {
  installations = await Promise.all([testDatabase(), testDatabase()])
})

afterEach(() => Promise.all(installations.map(({ close }) => close())))

/** The first letters of a course in a database of its own. */
async function firstLetters({ db }: TestDatabase): Promise<WrittenLetter[]> {
  const course = await openCourse({
    db,
    edition: courseEdition(2),
    port: 9,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org'],
  })
  course.clock.set(DUE)
  const [dispatchId = 0] = await course.tick()
  const stream = await findStream(db, dispatchId)
  const wanted = { now: DUE, leaseUntil: new Date(DUE.getTime() + 60_000), by: 'test', size: 10 }
  const { claimed } = await claimDue(db, stream!, wanted)
  const write = course.deliverer.openWriter()
  const letters: WrittenLetter[] = []
  for (const delivery of claimed) {
    const letter = await write(delivery)
    if ('bytes' in letter) letters.push(letter)
  }
  course.close()
  return letters
}

const field = ({ bytes }: WrittenLetter, name: string) => {
  const [head = ''] = bytes.toString('latin1').split('\r\n\r\n', 1)
  return head.replace(/\r\n[ \t]/g, ' ').match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
}

describe('the letters of two installations', () => {
  it('are told apart in the reports of a relay that both use', async () => {
    const [ours, theirs] = await Promise.all(installations.map(firstLetters))
    const ids = [...ours!, ...theirs!].map(({ envelopeId }) => envelopeId)
    expect(new Set(ids).size).toBe(4)
    // As plain xtext (RFC 3461 §4.4), with room for every delivery and attempt to come.
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{16}\.[0-9]+\.1$/)
    expect(new Set(ours!.map(({ envelopeId }) => envelopeId.split('.')[0])).size).toBe(1)
  })
})

describe('a letter', () => {
  it('has return and unsubscribe addresses that a server may lower the case of', async () => {
    const [letter, other] = await firstLetters(installations[0]!)
    for (const { envelopeFrom } of [letter!, other!]) expect(envelopeFrom).toBe(envelopeFrom.toLowerCase())
    const mailto = field(letter!, 'List-Unsubscribe')?.match(/<mailto:([^?]+)/)?.[1] ?? ''
    const tokens = [letter!.envelopeFrom, mailto].map((address) => recipientToken(address.toLowerCase()))
    expect(tokens.map((found) => found && readToken(KEYS, found.purpose, found.token))).toEqual([1, 1])
  })

  it('asks programs that answer by themselves not to', async () => {
    const [letter] = await firstLetters(installations[0]!)
    expect(field(letter!, 'X-Auto-Response-Suppress')).toBe('OOF, AutoReply')
  })
})
