import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { Deliverer } from '../src/delivery/deliverer.ts'
import { type Counts, countsOf, flushCounts } from './postgres-counts.ts'
import { takeAtOnce } from './relay-at-once.ts'

/** Of each letter; `hotUpdates` is the share of the updates of deliveries that touched no index. */
export type Figures = Counts & { statements: number; cpuMs: number; perSecond: number }

export type Playing = { port: number; connections: string; letters: number; hasRelay: boolean }

/** A checkout of this project, with a PostgreSQL of its own. */
export type Side = { name: string; play(playing: Playing): Promise<Figures>; close(): Promise<void> }

const DAY = 1
/** The connections of the service (`src/app.ts`). */
const CONNECTIONS = 12

export async function openSide(checkout: string, readers: number): Promise<Side> {
  const { playDispatch, report } = await load<typeof import('./one-dispatch.ts')>(
    checkout,
    'bench/one-dispatch.ts',
  )
  const { prepareCourse } = await load<typeof import('./wire/course.ts')>(checkout, 'bench/wire/course.ts')
  const { openDatabase, startEmbeddedPostgres, removeEmbeddedPostgres } = await loadStore(checkout)
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
  chmodSync(folder, 0o711)
  const directory = join(folder, 'postgres')
  const { url } = await startEmbeddedPostgres({ directory, durable: true })
  const open = () => openDatabase(url, { connections: CONNECTIONS, onError: report })
  const db = open()
  await prepareCourse(db, { readers, days: [DAY] })
  await db.destroy()
  const statements = countStatements(checkout)

  async function play({ hasRelay, ...playing }: Playing): Promise<Figures> {
    const course = open()
    const before: Counts[] = []
    const change = async (deliverer: Deliverer) => {
      if (!hasRelay) takeAtOnce(deliverer)
      await flushCounts(course)
      before.push(await countsOf(url, directory))
      statements.sent = 0
    }
    const round = await playDispatch({ ...playing, db: course, url, day: DAY, change })
    const sent = statements.sent / playing.letters
    await course.destroy()
    return {
      ...round,
      statements: sent,
      ...perLetter(before[0], await countsOf(url, directory), playing.letters),
    }
  }

  return {
    name: checkout,
    play,
    async close() {
      await removeEmbeddedPostgres(directory)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function load<Module>(checkout: string, file: string): Promise<Module> {
  return import(join(checkout, file))
}

async function loadStore(checkout: string) {
  return {
    ...(await load<typeof import('../src/store/database.ts')>(checkout, 'src/store/database.ts')),
    ...(await load<typeof import('../src/store/embedded-postgres.ts')>(
      checkout,
      'src/store/embedded-postgres.ts',
    )),
  }
}

/** Counts what the `pg` of a checkout sends, whatever pool it is of. */
function countStatements(checkout: string): { sent: number } {
  const { Client }: typeof pg = createRequire(join(checkout, 'package.json'))('pg')
  const { query } = Client.prototype
  const count = { sent: 0 }
  Client.prototype.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
    count.sent++
    return query.apply(this, given)
  } as typeof query
  return count
}

function perLetter(before: Counts | undefined, after: Counts, letters: number): Counts {
  const taken = (count: keyof Counts) => after[count] - (before?.[count] ?? 0)
  const each = (count: keyof Counts) => taken(count) / letters
  return {
    commits: each('commits'),
    walBytes: each('walBytes'),
    walRecords: each('walRecords'),
    walImages: each('walImages'),
    updates: each('updates'),
    hotUpdates: taken('hotUpdates') / taken('updates'),
    postgresMs: each('postgresMs'),
  }
}
