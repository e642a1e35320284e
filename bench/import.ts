// Imports so many people as the page does: lines a second by the clock, and what each takes of the processor. To look at a
// list is to read it, to check each line and to find out who is known. To enrol its people is to read and check it once
// more, to leave out who was erased, and to write subscribers, enrolments, consents and counts, in chunks. In the end
// they are taken out again. PostgreSQL runs on this machine and writes nothing for good.
//   node bench/import.ts [people]
import { fileURLToPath } from 'node:url'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { startImport, undoImport } from '../src/actions/lists/decide-import.ts'
import { workOnImports } from '../src/actions/lists/import-work.ts'
import { receiveList } from '../src/actions/lists/receive-list.ts'
import { systemClock } from '../src/domain/clock.ts'
import { loadProgramme } from '../src/programme/load-programme.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { scratchPostgres } from './measure/postgres.ts'
import { treeCpuMs } from './measure/process-tree.ts'

const PEOPLE = Number(process.argv[2] ?? 100_000)
const PROGRAMME = '21-jours-pour-convaincre'
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MONTH_MS = 30 * 86_400_000
const DOMAINS = ['gmail.com', 'orange.fr', 'laposte.net', 'free.fr', 'example.org']
const ZONES = ['Europe/Paris', '', 'Indian/Reunion', 'America/Martinique']

const postgres = await scratchPostgres({ durable: false })
try {
  const db = openDatabase(postgres.url, { connections: 4, onError: console.error })
  await migrate(db)
  await play(db)
  await db.destroy()
} finally {
  await postgres.remove()
}

async function play(db: Database): Promise<void> {
  const loaded = await loadProgramme(ROOT, PROGRAMME)
  if (!loaded.ok) throw new Error(`${PROGRAMME} has mistakes`)
  const now = systemClock.now()
  const dayOne = new Date(now.getTime() + MONTH_MS).toISOString().slice(0, 10)
  const { id: cohortId } = await scheduleCohort(db, { edition: loaded.edition, dayOne }, now)
  const parts = { db, clock: systemClock, keys: ['k'.repeat(32)] } as const
  const by = { name: 'bench' }
  const id = await receiveList(db, { cohortId, file: { name: 'list.csv', bytes: list() }, by, now })
  const decision = { id, cohortId, by, now }
  await timed('looked at', () => workOnImports(parts))
  await startImport(db, decision, { basis: 'A bench.', expected: PEOPLE })
  await timed('enrolled', () => workOnImports(parts))
  await undoImport(db, decision)
  await timed('taken out', () => workOnImports(parts))
}

async function timed(what: string, body: () => Promise<void>): Promise<void> {
  const processes = [postgres.pid]
  const [start, own, database] = [performance.now(), process.cpuUsage(), treeCpuMs(processes)]
  await body()
  const rate = Math.round(PEOPLE / ((performance.now() - start) / 1000))
  const { user, system } = process.cpuUsage(own)
  const perLine = (micros: number) => `${(micros / PEOPLE).toFixed(0)} µs`
  console.log(
    `${what}: ${rate.toLocaleString('en')} lines a second; of the processor, for a line, ` +
      `${perLine(user + system)} here and ${perLine((treeCpuMs(processes) - database) * 1_000)} of PostgreSQL`,
  )
}

function list(): Uint8Array {
  const lines = Array.from({ length: PEOPLE }, (_, index) => {
    const [domain, zone] = [DOMAINS[index % DOMAINS.length], ZONES[index % ZONES.length]]
    return `lectrice.${index}@${domain};Martin;Amina;${zone};${index % 3 === 0 ? '7h30' : ''}`
  })
  return Buffer.from(`adresse;nom;prénom;fuseau;heure\n${lines.join('\n')}\n`)
}
