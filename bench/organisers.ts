// The pages of organisers with a million enrolments and ten million deliveries, and a test letter to a relay on this
// machine: what an answer takes of the server. `least` is what a page takes when nothing else wants the processor; `CPU` is
// the processor time of this process for a request, `of PG` that of PostgreSQL.
//   node bench/organisers.ts [enrolments] [folder to keep the database in, and to find it there the next time] [part of an address]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openPost } from '../src/mail/post.ts'
import { parseRelayUrl } from '../src/mail/relay-settings.ts'
import { openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { startSink } from '../tests/support/smtp-sink.ts'
import { fillStore } from './large/fill.ts'
import { timePages } from './large/time-pages.ts'

const PEOPLE = Number(process.argv[2] ?? 1_000_000)
const [kept, only] = process.argv.slice(3)

const folder = kept ?? mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
chmodSync(folder, 0o711)
const directory = join(folder, 'postgres')
const { url, stop } = await startEmbeddedPostgres({ directory, durable: false })
const sink = await startSink(() => undefined)
const relay = parseRelayUrl(`smtp://127.0.0.1:${sink.port}`)
const { post, close } = openPost(relay, { name: 'bench.example', sign: undefined })
const db = openDatabase(url, { connections: 4, onError: (error) => console.error(error.message) })
try {
  await migrate(db)
  if (await isEmpty()) await fill()
  console.log(`${'page'.padEnd(64)} status least   p50   p95   CPU of PG, in ms`)
  for (const { path, status, ...times } of await timePages({ db, directory, post }, only)) {
    const { least, p50, p95, cpu, postgres } = times
    const columns = [least, p50, p95, cpu, postgres].map((ms) => ms.toFixed(0).padStart(5)).join(' ')
    console.log(`${path.padEnd(64)} ${status}    ${columns}`)
  }
} finally {
  close()
  await sink.close()
  await db.destroy()
  if (kept) await stop()
  else {
    await removeEmbeddedPostgres(directory)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function isEmpty(): Promise<boolean> {
  const query = sql<{ is: boolean }>`select not exists (select from feuilleton.cohorts) as is`
  return (await query.execute(db)).rows[0]?.is ?? true
}

async function fill(): Promise<void> {
  const began = performance.now()
  await fillStore(db, { people: PEOPLE, now: new Date(), told: (line) => console.log(line) })
  const counts = sql<{ enrolments: number; deliveries: number }>`
    select (select count(*) from feuilleton.enrolments) as enrolments, (select count(*) from feuilleton.deliveries) as deliveries`
  const { rows } = await counts.execute(db)
  console.log(`filled in ${((performance.now() - began) / 1_000).toFixed(0)} s`, rows[0])
}
