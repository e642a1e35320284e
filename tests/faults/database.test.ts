import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { embeddedHome } from '../../src/store/embedded-home.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { faultSeed, seededRandom } from '../support/random.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { judge } from './promises.ts'
import { record } from './record.ts'
import { allEnded, eventually, openStage, type Stage } from './stage.ts'

const PEOPLE = 200
const ROUNDS = 3
const LONG_MS = 300_000

let stage: Stage
let proxy: TcpProxy | undefined
afterEach(async () => {
  await stage.close()
  await proxy?.close()
  proxy = undefined
})

/** A relay that takes its time, so that the course is still under way while something breaks. */
function slowRelay(): void {
  stage.answer((verb) => (verb === 'dot' ? { holdMs: 60 } : undefined))
}

describe('kill -9 of PostgreSQL', () => {
  it.each(['embedded', 'postgres'] as const)(
    'on %s, loses nothing and doubles nothing',
    async (backend) => {
      stage = await openStage(backend)
      await stage.scheduleNow(PEOPLE)
      slowRelay()
      const fleet = await stage.start(2)
      for (let round = 1; round <= ROUNDS; round++) {
        await eventually(() => stage.taken().length >= (round * PEOPLE) / (ROUNDS + 2), { withinMs: LONG_MS })
        killPostgres()
        // The embedded one is brought back by the service itself; a server of its own by whoever keeps it.
        if (backend === 'postgres')
          await startEmbeddedPostgres({ directory: stage.postgres.directory, durable: true })
      }
      await allEnded(stage.db, PEOPLE, LONG_MS)
      await fleet.end()
      const verdict = await judge(stage, PEOPLE)
      record({ fault: 'kill -9 of PostgreSQL', backend, rounds: ROUNDS, figures: verdict })
      expect(verdict.broken).toEqual([])
    },
    LONG_MS * 2,
  )
})

describe('a line to PostgreSQL', () => {
  it(
    'that is cut again and again loses nothing and doubles nothing',
    async () => {
      const random = seededRandom(faultSeed())
      await behindProxy()
      let cuts = 0
      const cutting = (async () => {
        while (stage.taken().length < PEOPLE - 20 && cuts < 10) {
          await pause(random.int(300, 900))
          proxy?.cut()
          cuts++
        }
      })()
      await allEnded(stage.db, PEOPLE, LONG_MS)
      await cutting
      const verdict = await judge(stage, PEOPLE)
      record({ fault: 'connections to PostgreSQL cut', backend: 'postgres', rounds: cuts, figures: verdict })
      expect(verdict.broken).toEqual([])
      expect(cuts).toBeGreaterThan(0)
    },
    LONG_MS,
  )

  it.each(['feuilleton.hand_over(', 'feuilleton.settle('])(
    'that loses the answer to what was just committed (%s) loses nothing and doubles nothing',
    async (statement) => {
      await behindProxy()
      let lost = 0
      let seen = 0
      proxy?.onClientBytes((bytes) => {
        if (!bytes.includes(statement) || ++seen % 7 !== 0 || lost >= 8) return undefined
        lost++
        return 'cut-reply'
      })
      await allEnded(stage.db, PEOPLE, LONG_MS)
      const verdict = await judge(stage, PEOPLE)
      const fault = `reply to a commit lost (${statement})`
      record({ fault, backend: 'postgres', rounds: lost, figures: verdict })
      expect(verdict.broken).toEqual([])
      expect(lost).toBeGreaterThan(0)
    },
    LONG_MS,
  )
})

/** Two workers whose only way to PostgreSQL is a line that the test holds. */
async function behindProxy(): Promise<void> {
  stage = await openStage('postgres')
  await stage.scheduleNow(PEOPLE)
  slowRelay()
  proxy = await startProxy(stage.postgres.port)
  const direct = stage.env.DATABASE_URL ?? ''
  await stage.start(2, { env: { DATABASE_URL: direct.replace(/:\d+\//, `:${proxy.port}/`) } })
}

function killPostgres(): void {
  const { directory } = embeddedHome(stage.postgres.directory)
  const pidFile = join(directory, 'data', 'postmaster.pid')
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL')
}
