import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import type { Fleet, Member } from '../support/fleet.ts'
import { hasRedis } from '../support/redis.ts'
import { judge } from './promises.ts'
import { record } from './record.ts'
import { allEnded, type Backend, CONNECTIONS, eventually, openStage, type Stage } from './stage.ts'

/** How often each process is killed; the first two lives have no dead before them. */
const KILLS = Number(process.env.FAULT_LIVES ?? 3)
/** How long a life goes on once it is up: with its start some five seconds. */
const LIFE_MS = 4_000
/** The relay sets the pace and not this machine, which may be busy with something else. */
const ANSWER_AFTER_MS = 40
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
        const fleet = await stage.start(workers, { env: { LEASE_SECONDS }, wait: 'nothing' })
        const calm = [await lives(fleet, undefined), await lives(fleet, (member) => member.stop())]
        const disturbed: number[] = []
        for (let kill = 0; kill < KILLS; kill++) disturbed.push(await lives(fleet, (member) => member.kill()))
        isSlow = false
        for (const member of fleet.members) await member.kill()
        await endLeases(stage)
        for (const member of fleet.members) await member.restart({ wait: 'nothing' })
        await allEnded(stage.db, letters)
        await fleet.end()

        // A machine may be busier at one time than at another: the lower of the two is what it can do.
        const undisturbed = Math.min(...calm)
        const share = mean(disturbed) / undisturbed
        const verdict = await judge(stage, letters)
        const figures = {
          ...verdict,
          share: share.toFixed(2),
          perSecond: perSecond(undisturbed, disturbed),
          calm,
          disturbed,
        }
        record({ fault: 'kill -9 every five seconds', backend, rounds: KILLS, figures })
        expect(verdict.broken).toEqual([])
        expect(verdict.unknown).toBeLessThanOrEqual((KILLS + 1) * workers * CONNECTIONS)
        expect(share, `${calm}, then ${disturbed}`).toBeGreaterThanOrEqual(0.5)
      },
      240_000 + KILLS * 20_000,
    )
  },
)

/** One life of every process, after the one before was ended; what they handed over between them while they were up. */
async function lives(fleet: Fleet, end: ((member: Member) => Promise<unknown>) | undefined): Promise<number> {
  const handed = fleet.members.map(async (member, worker) => {
    await end?.(member)
    if (end) await member.restart({ wait: 'nothing' })
    await eventually(() => member.url !== undefined)
    const had = stage.takenBy(worker).length
    await pause(LIFE_MS)
    return stage.takenBy(worker).length - had
  })
  return (await Promise.all(handed)).reduce((sum, number) => sum + number, 0)
}

/** So that nobody waits for two minutes: what the dead had handed over is `unknown` at the next tick. */
async function endLeases({ db }: Stage): Promise<void> {
  await sql`
    update feuilleton.deliveries set lease_until = now() where state in ('claimed', 'handed')`.execute(db)
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

function perSecond(undisturbed: number, disturbed: readonly number[]): string {
  return `${[undisturbed, mean(disturbed)].map((number) => Math.round((number * 1_000) / LIFE_MS)).join(' undisturbed, ')} killed`
}
