// Mail that comes back: how many reports are read in a second on one core, whether the door holds
// 200 connections, and a whole course of which 5 % are dead, 2 % are full and 0.5 % complain.
//   node bench/returned.ts [people of the course; 0 for none] [reports]
import { cpus } from 'node:os'
import { auditLedger } from '../src/actions/cohorts/audit-ledger.ts'
import { openDoor } from '../src/mail/door.ts'
import { readReturned } from '../src/returned/read-returned.ts'
import { openDatabase } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { BOUNCE, feedback, KEYS, plainMail, statusReport, wordReport } from '../tests/returned/reports.ts'
import { playReturns, returnsOf } from '../tests/support/returned-course.ts'
import { talkTo } from '../tests/support/smtp-talk.ts'
import { scratchPostgres } from './measure/postgres.ts'
import { report } from './one-dispatch.ts'

const PEOPLE = Number(process.argv[2] ?? 20_000)
const REPORTS = Number(process.argv[3] ?? 20_000)
const DAYS = 21
const CONNECTIONS = 200

const KINDS = [
  statusReport({ status: '5.1.1', diagnostic: '550 5.1.1 User unknown' }),
  statusReport({ status: '4.2.2', diagnostic: '452 4.2.2 mailbox full', action: 'delayed' }),
  wordReport('MAILER-DAEMON@x.example', 'failure notice', [
    'Hi. This is the qmail-send program.',
    '<a@x.example>:',
    '550 no user',
  ]),
  feedback('abuse'),
  plainMail('Je suis absente.', ['Auto-Submitted: auto-replied']),
]

console.log(`${cpus().length} processors`)
await read()
await hold()
if (PEOPLE > 0) await play()

/** One after another, in this process alone. */
async function read(): Promise<void> {
  const before = process.cpuUsage()
  for (let at = 0; at < REPORTS; at++)
    await readReturned(KINDS[at % KINDS.length] ?? Buffer.of(), { recipient: BOUNCE, keys: KEYS })
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  console.log(`${REPORTS} reports read: ${Math.round(REPORTS / seconds)} in a second of one processor`)
}

/** All open at once, each with a mail in the middle, which then ends on all of them. */
async function hold(): Promise<void> {
  const door = await openDoor({
    ...{ settings: { protocol: 'smtp', host: '127.0.0.1', port: 0 }, name: 'bench', onError: report },
    ...{ isOurs: () => true, onMail: async () => 'taken' as const },
  })
  const began = performance.now()
  const talks = await Promise.all(Array.from({ length: CONNECTIONS }, () => talkTo(door.port)))
  const replies = await Promise.all(
    talks.map(async (talk, at) => {
      for (const line of ['EHLO relais.example', 'MAIL FROM:<>', `RCPT TO:<b+${at}@x.example>`, 'DATA'])
        await talk.say(line)
      return talk.say(`Subject: a report\r\n\r\n${at}\r\n.`)
    }),
  )
  const taken = replies.filter((reply) => reply.startsWith('250')).length
  console.log(
    `${talks.length} connections held, ${taken} mails taken in ${Math.round(performance.now() - began)} ms`,
  )
  for (const talk of talks) talk.end()
  await door.close()
}

async function play(): Promise<void> {
  const postgres = await scratchPostgres({ durable: false })
  const db = openDatabase(postgres.url, { connections: 12, onError: report })
  await migrate(db)
  const returns = returnsOf(PEOPLE)
  const began = performance.now()
  const { sent, clock } = await playReturns(db, { returns, days: DAYS })
  const minutes = (performance.now() - began) / 60_000
  console.log(
    `${PEOPLE} people, ${DAYS} days, ${minutes.toFixed(1)} minutes; letters each was sent, and how many people had so many:`,
  )
  for (const [kind, people] of Object.entries(returns)) {
    const counts = Map.groupBy(people, (one) => sent.get(one)?.length ?? 0)
    console.log(
      `  ${kind}: ${[...counts].map(([letters, those]) => `${letters} × ${those.length}`).join(', ')}`,
    )
  }
  const { invariants } = await auditLedger(db, { now: clock.now() })
  for (const { id, holds, broken } of invariants)
    console.log(`  ${id} ${holds ? 'kept' : `BROKEN ${broken.length}`}`)
  await db.destroy()
  await postgres.remove()
}
