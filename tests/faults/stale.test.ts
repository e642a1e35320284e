import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/domain/clock.ts'
import { shiftedClock } from '../support/fleet.ts'
import { unsubscribe } from '../support/unsubscribe.ts'
import { judge } from './promises.ts'
import { record } from './record.ts'
import { allEnded, eventually, openStage, type Stage } from './stage.ts'

const PEOPLE = 60
const LONG_MS = 300_000
const DAY_MS = 86_400_000
const BACKENDS = ['embedded', 'postgres'] as const

let stage: Stage
afterEach(() => stage.close())

describe.each(BACKENDS)('SIGSTOP past the lease, then SIGCONT, on %s', (backend) => {
  it(
    'hands nothing over that another worker has taken on',
    async () => {
      stage = await openStage(backend)
      await stage.scheduleNow(PEOPLE)
      // The first worker is stopped in the middle of its dialogues, before it has asked the ledger for leave.
      let isHeld = true
      stage.answer((verb, { worker }) =>
        worker === 0 && isHeld && verb === 'data' ? { holdMs: 3_000 } : { holdMs: 5 },
      )
      const [stale] = (await stage.start(1)).members
      await eventually(() => stage.connectionsOpened() > 0)
      await pause(500)
      stale?.pause()
      isHeld = false
      await stage.start(1)
      await allEnded(stage.db, PEOPLE, LONG_MS)
      stale?.resume()
      await eventually(async () => (await fetch(`${stale?.url}/healthz`)).ok)
      await pause(3_000) // whatever it still wants to hand over, it does by now
      const verdict = await judge(stage, PEOPLE)
      record({ fault: 'SIGSTOP past the lease, then SIGCONT', backend, rounds: 1, figures: verdict })
      expect(verdict.broken).toEqual([])
      expect(verdict.bodies).toBe(PEOPLE)
    },
    LONG_MS,
  )
})

describe('a machine whose clock is a day off', () => {
  it.each([
    ['ahead', DAY_MS],
    ['behind', -DAY_MS],
  ])(
    '%s: sends nothing early and skips nothing, while the others go on',
    async (words, shift) => {
      stage = await openStage('postgres')
      const fleet = await stage.start(1, { env: shiftedClock(shift), wait: 'pages' })
      await stage.scheduleNow(PEOPLE)
      const [wrong] = fleet.members
      const said = async () => (await fetch(`${wrong?.url}/readyz`)).text()
      await eventually(async () => /the clock of this machine is \d+ s (ahead|behind)/.test(await said()))
      expect(stage.taken()).toEqual([])
      await stage.start(1)
      await allEnded(stage.db, PEOPLE, LONG_MS)
      const verdict = await judge(stage, PEOPLE)
      record({
        fault: `clock of one machine a day ${words}`,
        backend: 'postgres',
        rounds: 1,
        figures: verdict,
      })
      expect(verdict.broken).toEqual([])
      expect(verdict.submitted).toBe(PEOPLE)
      expect(stage.takenBy(0), 'the machine with the wrong clock').toEqual([])
    },
    LONG_MS,
  )
})

describe('what a page called done', () => {
  it(
    'survives kill -9 of everything, and nothing is handed over to who has left',
    async () => {
      stage = await openStage('postgres')
      await stage.scheduleNow(PEOPLE)
      stage.answer((verb) => (verb === 'dot' ? { holdMs: 100 } : undefined))
      const fleet = await stage.start(2)
      await eventually(() => stage.taken().length > 5)
      const leaving = Array.from({ length: 20 }, (_, n) => PEOPLE - n)
      for (const id of leaving) await unsubscribe(stage.db, id, systemClock)
      await Promise.all(fleet.members.map((member) => member.kill()))
      await stage.start(1)
      await allEnded(stage.db, PEOPLE, LONG_MS)
      const verdict = await judge(stage, PEOPLE)
      record({
        fault: 'unsubscribed in mid-run, then kill -9 of all',
        backend: 'postgres',
        rounds: 20,
        figures: verdict,
      })
      expect(verdict.broken).toEqual([])
      expect(verdict.skipped).toBeGreaterThan(0)
    },
    LONG_MS,
  )
})
