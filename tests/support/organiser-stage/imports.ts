import { sql } from 'kysely'
import { startImport, undoImport } from '../../../src/actions/lists/decide-import.ts'
import { workOnImports } from '../../../src/actions/lists/import-work.ts'
import { receiveList } from '../../../src/actions/lists/receive-list.ts'
import type { Cohort } from '../../../src/domain/cohort.ts'
import type { VirtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../../src/store/database.ts'
import { findImport } from '../../../src/store/imports.ts'
import { IMPORTED } from '../imported.ts'
import { ORGANISER as by } from '../organiser.ts'

type Stage = { db: Database; clock: VirtualClock; cohort: Cohort }

/** With a bad line, somebody who has left by the list, and a word that is nowhere explained. */
const LIST = `Adresse e-mail;Prénom;Statut
ana@asso.example;Ana;Inscrit
bob@;Bob;Inscrit
dan@asso.example;Dan;Désinscrit
eve@asso.example;Eve;Omega
ana@asso.example;Ana;Inscrit
`

/** What became of a list, as the id of its import. */
export type Imports = Record<'ready' | 'done' | 'undone' | 'running', number>

/** Lists for a cohort: one that waits for a decision, and others that are imported, taken back and under way. */
export async function addImports(stage: Stage): Promise<Imports> {
  const done = await imported(stage, `${LIST}noe@asso.example;Noé;Inscrit\n`)
  const undone = await imported(stage, 'Adresse\ntom@asso.example\n')
  await undoImport(stage.db, decision(stage, undone))
  await work(stage)
  const ready = await received(stage, `${LIST}ida@asso.example;Ida;Inscrit\n`)
  const running = await received(stage, 'Adresse\nzoe@asso.example\n')
  await sql`
    update feuilleton.imports set state = 'running', basis = 'Lorem ipsum.', people = 1200, done = 480,
      enrolled = 470, lease_until = '2100-01-01' where id = ${running}`.execute(stage.db)
  return { ready, done, undone, running }
}

async function imported(stage: Stage, text: string): Promise<number> {
  const id = await received(stage, text)
  const { preview } = (await findImport(stage.db, { id, cohortId: stage.cohort.id }))!
  const start = { basis: 'Lorem ipsum dolor.', expected: preview!.people }
  await startImport(stage.db, decision(stage, id), start)
  await work(stage)
  return id
}

async function received(stage: Stage, text: string): Promise<number> {
  const { db, clock, cohort } = stage
  const file = { name: 'mars.csv', bytes: Buffer.from(text) }
  const id = await receiveList(db, { cohortId: cohort.id, file, by, now: clock.now() })
  await work(stage)
  return id
}

const work = ({ db, clock }: Stage) => workOnImports({ db, clock, keys: IMPORTED.keys })

function decision({ cohort, clock }: Stage, id: number) {
  return { id, cohortId: cohort.id, by, now: clock.now() }
}
