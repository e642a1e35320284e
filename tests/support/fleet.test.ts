import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processesWith } from './command.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { type Fleet, shiftedClock, startFleet } from './fleet.ts'

const DAY_MS = 86_400_000

let database: TestDatabase
let varDir: string
let fleet: Fleet | undefined

beforeEach(async () => {
  database = await testDatabase()
  varDir = mkdtempSync(join(tmpdir(), 'feuilleton-fleet-'))
  chmodSync(varDir, 0o711)
})

afterEach(async () => {
  await fleet?.end()
  fleet = undefined
  await database.close()
  rmSync(varDir, { recursive: true, force: true })
})

const env = () => ({ DATABASE_URL: database.url, VAR_DIR: varDir })
const split = () => ({ ...env(), SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL: 'https://cours.example.org' })
const answers = async (url: string | undefined) =>
  (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(500) }).catch(() => undefined))?.ok ?? false
/** One that lives may be slow to say so. */
const answering = (url: string | undefined) => expect.poll(() => answers(url)).toBe(true)
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if ((error as { code?: string }).code === 'ESRCH') return false
    throw error
  }
}

describe('a fleet', () => {
  it('has real processes that are killed, stopped, and started again', async () => {
    fleet = await startFleet({ env: split(), roles: ['web', 'worker'] })
    const [one, two] = fleet.members
    expect([one!.pid, one!.url]).not.toEqual([two!.pid, two!.url])
    await answering(one!.url)
    await answering(two!.url)
    const { pid } = one!
    await one!.kill()
    expect(isAlive(pid)).toBe(false)
    await answering(two!.url)
    await one!.restart()
    expect(one!.pid).not.toBe(pid)
    await answering(one!.url)
    const again = one!.pid
    await one!.restart()
    expect([isAlive(again), isAlive(one!.pid)], 'never two at once').toEqual([false, true])
    expect(await two!.stop()).toBe(0)
    const left = fleet.members.map((member) => member.pid)
    await fleet.end()
    expect(left.map(isAlive)).toEqual([false, false])
  })

  it('has members that stand still and go on, and are stopped even then', async () => {
    fleet = await startFleet({ env: env(), roles: ['serve'] })
    const member = fleet.members[0]!
    member.pause()
    expect(await answers(member.url)).toBe(false)
    member.resume()
    await answering(member.url)
    member.pause()
    expect(await member.stop()).toBe(0)
  })

  it('has a member whose clock is a day ahead', async () => {
    fleet = await startFleet({ env: env(), roles: [] })
    const ahead = shiftedClock(DAY_MS)
    const tell = '--import=data:text/javascript,console.error(Date.now())'
    const own = { ...ahead, NODE_OPTIONS: `${ahead.NODE_OPTIONS} ${tell}` }
    const before = Date.now()
    const member = await fleet.add({ role: 'serve', env: own }, 'nothing')
    await expect.poll(member.output).toMatch(/^\d+$/m)
    expect(Number(/^\d+$/m.exec(member.output())?.[0]) - DAY_MS).toBeGreaterThanOrEqual(before)
  })

  it('ends every process when one of them does not come up, and tells why', async () => {
    const bad = { role: 'serve', env: { PORT: 'none' } } as const
    await expect(startFleet({ env: env(), roles: ['serve', bad] })).rejects.toThrow('PORT: expected')
    expect(await processesWith(varDir)).toEqual([])
  })
})
