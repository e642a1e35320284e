import { afterEach, describe, expect, it } from 'vitest'
import type { Member } from '../support/fleet.ts'
import { faultSeed, seededRandom } from '../support/random.ts'
import { hasRedis } from '../support/redis.ts'
import type { Answer } from '../support/smtp-sink.ts'
import { judge } from './promises.ts'
import { record } from './record.ts'
import { allEnded, type Backend, CONNECTIONS, eventually, openStage, type Stage } from './stage.ts'

const BACKENDS: Backend[] = ['embedded', 'postgres', ...(hasRedis ? (['redis'] as const) : [])]
const KILLS = Number(process.env.FAULT_KILLS ?? 5)
const LETTERS = Number(process.env.FAULT_LETTERS ?? 150)
/** The long form may be run on one backend; the short one takes the one with the most parts. */
const RANDOM_ON = process.env.FAULT_BACKEND ?? BACKENDS.at(-1)
const LONG_MS = 300_000 + KILLS * 6_000

let stage: Stage
afterEach(() => stage.close())

/** Where a worker dies, in the words of the relay; `after-250`: it is written; `next`: at MAIL of another letter. */
const STEPS = ['connect', 'mail', 'rcpt', 'data', 'body', 'dot', 'after-250', 'next'] as const
const PAST_THE_GO_AHEAD: readonly string[] = ['body', 'dot', 'after-250']

describe.each(BACKENDS)('kill -9 of a worker, on %s', (backend) => {
  it(
    'at each step of the dialogue loses nothing and doubles nothing',
    async () => {
      // Two workers claim some 160 at once, and the steps are over after a few: the rest have to leave all the same.
      const people = 240
      const rounds = [...STEPS, ...STEPS]
      stage = await openStage(backend)
      await stage.scheduleNow(people)
      const steps = [...rounds]
      const submitted = new Set<number>()
      // Workers whose last letter the relay has taken: that is written down a moment later, with the mark of the next
      // letter, so that a kill in between leaves it unknown, whatever the next one has come to.
      const unsettled = new Set<number>()
      let mayBeUnknown = 0
      const executioner = killer()
      stage.answer((verb, { worker, connection, received }): Answer => {
        const member = fleet?.members[worker]
        if (!member || executioner.isBusy(member)) return { holdMs: 60_000 } // it is dying: this is not read any more
        const [step] = steps
        const isThere =
          step === 'after-250'
            ? verb === 'dot'
            : step === 'next'
              ? verb === 'mail' && submitted.has(connection)
              : step === verb && (verb !== 'body' || received > 0)
        if (isThere && (PAST_THE_GO_AHEAD.includes(step ?? '') || unsettled.has(worker))) mayBeUnknown++
        if (isThere) unsettled.delete(worker)
        else if (verb === 'dot') unsettled.add(worker)
        if (verb === 'dot') submitted.add(connection)
        if (!isThere) return step === 'body' && verb === 'data' ? { bytesPerSecond: 50_000 } : undefined
        steps.shift()
        submitted.clear()
        if (step === 'after-250') {
          setImmediate(() => executioner.kill(member))
          return 'drop-after-250'
        }
        void executioner.kill(member)
        return { holdMs: 60_000 }
      })
      const fleet = await stage.start(2, { env: { SMTP_CONNECTIONS: '1' }, wait: 'nothing' })
      await eventually(() => steps.length === 0, {
        withinMs: LONG_MS,
        what: () => `steps left: ${steps}, letters taken: ${stage.taken().length}`,
      })
      await allEnded(stage.db, people, LONG_MS)
      await executioner.over()
      await fleet.end()
      const verdict = await judge(stage, people)
      record({
        fault: 'kill -9 at each step',
        backend,
        rounds: executioner.kills,
        figures: { ...verdict, mayBeUnknown },
      })
      expect(verdict.broken).toEqual([])
      expect(verdict.unknown, 'one letter for each connection').toBeLessThanOrEqual(mayBeUnknown)
    },
    LONG_MS * 2,
  )

  it.skipIf(backend !== RANDOM_ON)(
    'at random, again and again, leaves at most one unknown for each open connection',
    async () => {
      const random = seededRandom(faultSeed())
      stage = await openStage(backend)
      await stage.scheduleNow(LETTERS)
      const executioner = killer()
      let lettersToNext = 1
      stage.answer((verb): Answer => {
        if (verb === 'dot') lettersToNext--
        if (lettersToNext > 0 || executioner.kills >= KILLS) return undefined
        const alive = fleet?.members.filter((member) => !executioner.isBusy(member)) ?? []
        if (alive.length === 0) return undefined
        const left = LETTERS - stage.taken().length
        lettersToNext = random.int(1, Math.max(1, Math.floor((1.4 * left) / (KILLS - executioner.kills + 1))))
        setTimeout(() => executioner.kill(random.pick(alive)), random.int(0, 20))
        return undefined
      })
      const fleet = await stage.start(3, { wait: 'nothing' })
      await allEnded(stage.db, LETTERS, LONG_MS)
      await executioner.over()
      await fleet.end()
      const { kills } = executioner
      const verdict = await judge(stage, LETTERS)
      const connections = stage.connectionsOpened()
      record({ fault: 'kill -9 at random', backend, rounds: kills, figures: { ...verdict, connections } })
      expect(verdict.broken).toEqual([])
      expect(kills).toBeGreaterThan(0)
      expect(verdict.unknown).toBeLessThanOrEqual(kills * CONNECTIONS)
    },
    LONG_MS * 3,
  )
})

/** Kills members and starts them again, and counts. */
function killer() {
  const busy = new Map<Member, Promise<void>>()
  let kills = 0
  return {
    get kills() {
      return kills
    },
    /** From the kill until it is up again. */
    isBusy: (member: Member) => busy.has(member),
    async kill(member: Member): Promise<void> {
      if (busy.has(member)) return
      kills++
      const again = member.restart({ wait: 'nothing' })
      busy.set(member, again)
      await again
      busy.delete(member)
    },
    async over(): Promise<void> {
      await Promise.all(busy.values())
    },
  }
}
