import { sql } from 'kysely'
import { takeReturned } from '../../src/actions/returned/take-returned.ts'
import { unsubscribeAddress } from '../../src/domain/token-addresses.ts'
import type { Database } from '../../src/store/database.ts'
import { feedback, type ReturnedLetter, statusReport } from '../returned/reports.ts'
import { openCourse } from './course.ts'
import { courseEdition } from './course-edition.ts'
import { startSink, type TakenMail } from './smtp-sink.ts'

const KEYS = ['k'.repeat(32)] as const
const DAY_ONE = Date.parse('2027-03-01T06:30:00Z')
const DAY_MS = 86_400_000

/** Everybody of a course behind a relay that takes every letter: what their servers say of each, by mail, afterwards. */
export type Returns = { healthy: string[]; dead: string[]; full: string[]; complaining: string[] }

/** So many people, of whom 5 % are dead, 2 % have a full mailbox and 0.5 % complain one day; two of each at least. */
export function returnsOf(people: number): Returns {
  const share = (of: number) => Math.max(2, Math.round(people * of))
  const [dead, full, complaining] = [share(0.05), share(0.02), share(0.005)]
  const named = (kind: string, n: number) =>
    Array.from({ length: n }, (_, at) => `${kind}-${at}@d${at % 50}.example`)
  return {
    ...{
      dead: named('dead', dead),
      full: named('full', full),
      complaining: named('complaining', complaining),
    },
    healthy: named('healthy', people - dead - full - complaining),
  }
}

/** The ways in which servers say that there is nobody, some of which give no reason to trust. */
const DEAD = [
  { status: '5.1.1', diagnostic: '550 5.1.1 User unknown' },
  { status: '5.4.1', diagnostic: '550 5.4.1 Recipient address rejected: Access denied' },
  { status: '5.2.1', diagnostic: '550 5.2.1 The mailbox is disabled' },
  { status: '5.0.0', diagnostic: '550 No such user here' },
] as const
const FULL = { status: '5.2.2', diagnostic: '552 5.2.2 mailbox full' }

/**
 * Plays a course of so many days, with the reports of each day some seconds after its letters; how many letters each
 * person was sent.
 */
export async function playReturns(db: Database, { returns, days }: { returns: Returns; days: number }) {
  const sink = await startSink(undefined, { keepBytes: false })
  const course = await openCourse({
    ...{ db, edition: courseEdition(days), port: sink.port, connections: 8 },
    ...{ dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z', people: Object.values(returns).flat() },
  })
  const { rows } = await sql<{ id: number; address: string }>`
    select e.id, s.address from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id`.execute(
    db,
  )
  const enrolments = new Map(rows.map(({ id, address }) => [address, id]))
  const taking = { db, keys: KEYS, clock: course.clock, by: { name: 'Feuilleton' } }
  const reportOf = reportsOf(returns)
  let from = 0
  for (let day = 0; day < days; day++) {
    course.clock.set(new Date(DAY_ONE + day * DAY_MS))
    await course.run()
    course.clock.set(new Date(DAY_ONE + day * DAY_MS + 30_000))
    const letters = sink.accepted.slice(from)
    from += letters.length
    for (const mail of letters) {
      const report = reportOf(letterOf(mail, enrolments), day)
      if (report) await takeReturned({ bytes: report, recipient: mail.from }, taking)
    }
  }
  course.close()
  await sink.close()
  return { sent: Map.groupBy(sink.accepted, ({ to }) => to), clock: course.clock }
}

function letterOf(
  { to, from, deliveryId = 0 }: TakenMail,
  enrolments: ReadonlyMap<string, number>,
): ReturnedLetter {
  const unsubscribe = unsubscribeAddress(KEYS, enrolments.get(to) ?? 0, 'essai.example')
  return { delivery: deliveryId, reader: to, bounce: from, unsubscribe }
}

/** What comes back of a letter, if anything. Who complains does so on a day of their own. */
function reportsOf({ dead, full, complaining }: Returns) {
  const deadAs = new Map(dead.map((reader, at) => [reader, DEAD[at % DEAD.length]!]))
  const isFull = new Set(full)
  const complains = new Map(complaining.map((reader, at) => [reader, at % 20]))
  return (letter: ReturnedLetter, day: number): Buffer | undefined => {
    const messageId = `<${letter.delivery}@lointain.example>`
    const failed = deadAs.get(letter.reader) ?? (isFull.has(letter.reader) ? FULL : undefined)
    if (failed) return statusReport({ ...failed, letter, messageId })
    return complains.get(letter.reader) === day ? feedback('abuse', [], letter) : undefined
  }
}
