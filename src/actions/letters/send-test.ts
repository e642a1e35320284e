import type { Address } from '../../domain/address.ts'
import type { Outcome } from '../../domain/delivery.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Post } from '../../mail/post.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { countTests } from '../../store/test-letters.ts'
import type { SampleDeps, SampleLetter } from '../../writing/sample-letter.ts'
import type { Unwritten } from '../../writing/steps.ts'
import { testMessage } from '../../writing/test-message.ts'
import { type Sample, type SampleRequest, sampleOfLetter } from './sample-of-letter.ts'

/** The most addresses of one test. */
export const MOST_ADDRESSES = 5

const MOST_AN_HOUR = 50
const HOUR_MS = 60 * 60_000

export type TestRequest = SampleRequest & { to: readonly Address[]; by: Author; now: Date }

export type TestParts = SampleDeps & {
  /** Hands one message to the relay; undefined in a process that has none. */
  post: Post | undefined
  /** A name that no other message has, in ASCII. */
  uniqueId(): string
}

/** What the relay answered for one address. */
export type TestResult = { to: Address; outcome: Outcome }

/**
 * Sends a letter at once to a few addresses, as its reader would get it on its day. It is marked in its subject, in no
 * ledger and in no figure, and its personal links open nothing.
 * @throws Refused `no-such-letter`, `no-such-reader`, `letter-unwritable`, `letter-without-words`, `tests-used-up`,
 * `no-relay`.
 */
export async function sendTest(parts: TestParts, request: TestRequest): Promise<TestResult[]> {
  const { post, uniqueId } = parts
  const { to: addresses, now } = request
  if (!post) throw new Refused({ refused: 'no-relay' })
  const sample = await sampleOfLetter(parts, request)
  const letter = letterIn(sample.written, request.letter)
  await noteTest(parts.db, request, sample)
  const sending = addresses.map(async (to) => {
    return { to, outcome: await post(testMessage(parts, letter, { to, id: uniqueId(), now })) }
  })
  return Promise.all(sending)
}

function letterIn(written: SampleLetter | Unwritten, letter: string): SampleLetter {
  if ('filled' in written) return written
  if ('skipped' in written) throw new Refused({ refused: 'letter-without-words', letter })
  const why = 'held' in written ? written.held : written.putOff
  throw new Refused({ refused: 'letter-unwritable', letter, why })
}

/** Written down before anything is sent: who presses twice is counted twice. */
async function noteTest(db: Database, request: TestRequest, { reader }: Sample): Promise<void> {
  const { cohort, letter, to, by, now } = request
  await inTransaction(db, async (tx) => {
    if (by.organiserId !== undefined) {
      const sent = await countTests(tx, by.organiserId, new Date(now.getTime() - HOUR_MS))
      if (sent + to.length > MOST_AN_HOUR) throw new Refused({ refused: 'tests-used-up', most: MOST_AN_HOUR })
    }
    await writeEntry(tx, {
      by,
      at: now,
      cohortId: cohort.id,
      subscriberId: reader?.subscriberId,
      deed: { act: 'letter-tested', cohort: cohort.name, letter, addresses: to.length },
      personal: { to: to.join(', '), ...(reader ? { as: reader.address } : {}) },
    })
  })
}
