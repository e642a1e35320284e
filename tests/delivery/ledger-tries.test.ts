import { setTimeout as pause } from 'node:timers/promises'
import { DummyDriver, Kysely, type KyselyPlugin, PostgresAdapter, PostgresQueryCompiler } from 'kysely'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openLedger } from '../../src/delivery/ledger.ts'

vi.mock('node:timers/promises', () => ({ setTimeout: vi.fn(async () => undefined) }))

const CLAIM = { id: 1, fence: 1 }

beforeEach(() => {
  vi.mocked(pause).mockClear()
})

/** The ledger of a database whose first statements fail, and how many it was asked. */
function ledgerAt({ failures, error }: { failures: number; error: Error }) {
  let asked = 0
  const failing: KyselyPlugin = {
    transformQuery({ node }) {
      if (++asked <= failures) throw error
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: () => {
        throw new Error('nobody looks')
      },
    },
    plugins: [failing],
  })
  const ledger = openLedger(db, { now: () => new Date('2027-03-01T06:30:00Z') })
  return { ledger, asked: () => asked }
}

const pauses = () => vi.mocked(pause).mock.calls.map(([ms]) => ms)

describe('what the ledger cannot write', () => {
  it.each([new Error('deadlock detected'), new TypeError('Cannot read properties of null')])(
    'is tried again, soon first and then more patiently, whatever is wrong: %s',
    async (error) => {
      const { ledger, asked } = ledgerAt({ failures: 8, error })
      await ledger.release([CLAIM])
      expect(asked()).toBe(9)
      expect(pauses()).toEqual([50, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000])
    },
  )

  it('is given up after the ninth try, with what was wrong', async () => {
    const error = new Error('the database system is shutting down')
    const { ledger, asked } = ledgerAt({ failures: 100, error })
    await expect(ledger.release([CLAIM])).rejects.toBe(error)
    expect(asked()).toBe(9)
  })
})
