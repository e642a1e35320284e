import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import type { Fleet } from '../support/fleet.ts'
import { hasRedis } from '../support/redis.ts'
import { judge } from './promises.ts'
import { record } from './record.ts'
import { allEnded, type Backend, CONNECTIONS, eventually, openStage, type Stage } from './stage.ts'

/** How often each process is killed; the first two lives have no dead before them. */
const KILLS = Number(process.env.FAULT_LIVES ?? 3)
/** How long a life goes on once it is up, at least: with its start some five seconds. */
const LIFE_MS = 4_000
/** And until a process that nobody disturbs has handed over so many: on a machine that is busy, lives are longer. */
const LEAST_IN_A_LIFE = 40
/** The relay sets the pace and not this machine, which may be busy with something else. */
const ANSWER_AFTER_MS = 80
const MOST_IN_A_LIFE = (CONNECTIONS * LIFE_MS) / ANSWER_AFTER_MS
/** As the service has it by itself: who waits for the leases of the dead has nothing to do. */
const LEASE_SECONDS = '120'

const WAYS: [Backend, number][] = [['embedded', 1], ...(hasRedis ? [['redis', 2] as [Backend, number]] : [])]

let stage: Stage
afterEach(() => stage.close())

describe.each(WAYS)(
  'a service that is killed again and again, on %s with %i process(es)',
  (backend, workers) => {
    it(
      'hands over at least half of what it does undisturbed, in the seconds that it is up',
      async () => {
        const letters = MOST_IN_A_LIFE * workers * (KILLS + 2)
        let isSlow = true
        stage = await openStage(backend)
        stage.answer((verb) => (isSlow && verb === 'dot' ? { holdMs: ANSWER_AFTER_MS } : undefined))
        await stage.scheduleNow(letters)
        const fleet = await stage.start(workers, { env: { LEASE_SECONDS }, wait: 'pages' })
        const calm = [await calmLife(fleet), await calmLife(fleet)]
        const disturbed: Life[] = []
        for (let kill = 0; kill < KILLS; kill++) disturbed.push(await lifeAfterKill(fleet, longest(calm)))
        isSlow = false
        for (const member of fleet.members) await member.kill()
        await endLeases(stage)
        for (const member of fleet.members) await member.restart({ wait: 'nothing' })
        await allEnded(stage.db, letters)
        await fleet.end()

        // A machine may be busier at one time than at another: the lower of the two is what it can do.
        const undisturbed = Math.min(...calm.map((life) => perSecond([life])))
        const share = perSecond(disturbed) / undisturbed
        const verdict = await judge(stage, letters)
        const rates = `${undisturbed.toFixed()} undisturbed, ${perSecond(disturbed).toFixed()} killed`
        const figures = { ...verdict, share: share.toFixed(2), perSecond: rates }
        record({ fault: 'kill -9 every five seconds', backend, rounds: KILLS, figures })
        expect(verdict.broken).toEqual([])
        expect(verdict.unknown).toBeLessThanOrEqual((KILLS + 1) * workers * CONNECTIONS)
        expect(share, JSON.stringify([...calm, ...disturbed])).toBeGreaterThanOrEqual(0.5)
      },
      240_000 + KILLS * 20_000,
    )
  },
)

/** What all processes handed over between them in so many milliseconds of being up. */
type Life = { letters: number; ms: number }

/** A life that nobody disturbs, after an orderly end of the one before. */
async function calmLife(fleet: Fleet): Promise<Life> {
  await Promise.all(fleet.members.map((member) => member.stop()))
  const had = stage.taken().length
  await up(fleet)
  const began = performance.now()
  await pause(LIFE_MS)
  const enough = LEAST_IN_A_LIFE * fleet.members.length
  await eventually(() => stage.taken().length - had >= enough)
  return { letters: stage.taken().length - had, ms: performance.now() - began }
}

/** A life as long as this one, after every process was killed at once. */
async function lifeAfterKill(fleet: Fleet, { ms }: Life): Promise<Life> {
  await Promise.all(fleet.members.map((member) => member.kill()))
  const had = stage.taken().length
  await up(fleet)
  await pause(ms)
  return { letters: stage.taken().length - had, ms }
}

async function up({ members }: Fleet): Promise<void> {
  await Promise.all(members.map((member) => member.restart({ wait: 'pages' })))
}

function longest(lives: readonly Life[]): Life {
  return lives.reduce((longest, life) => (life.ms > longest.ms ? life : longest))
}

/** So that nobody waits for two minutes: what the dead had handed over is `unknown` at the next tick. */
async function endLeases({ db }: Stage): Promise<void> {
  await sql`
    update feuilleton.deliveries set lease_until = now() where state in ('claimed', 'handed')`.execute(db)
}

function perSecond(lives: readonly Life[]): number {
  const sum = (of: (life: Life) => number) => lives.reduce((total, life) => total + of(life), 0)
  return (sum(({ letters }) => letters) * 1_000) / sum(({ ms }) => ms)
}
