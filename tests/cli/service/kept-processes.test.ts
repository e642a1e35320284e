import { describe, expect, it } from 'vitest'
import { KeptProcesses } from '../../../src/cli/service/processes/kept-processes.ts'
import type { WorkerProcess } from '../../../src/cli/service/processes/worker-process.ts'

/** A process that a test lets serve and end. */
function scripted(pid: number) {
  const serving = Promise.withResolvers<string | undefined>()
  const ended = Promise.withResolvers<number | null>()
  const signals: NodeJS.Signals[] = []
  const process: WorkerProcess = {
    pid,
    serving: serving.promise,
    ended: ended.promise,
    signal: (signal) => void signals.push(signal),
  }
  return {
    process,
    signals,
    serve: () => serving.resolve(`http://worker-${pid}`),
    end(code: number | null) {
      serving.resolve(undefined)
      ended.resolve(code)
    },
  }
}

/** Processes that are kept, with every pause over at once and a clock that the test moves. */
function kept(count: number) {
  const started: ReturnType<typeof scripted>[] = []
  const pauses: number[] = []
  const ended: unknown[] = []
  const clock = { now: 0 }
  let pausing: Promise<void> = Promise.resolve()
  const processes = new KeptProcesses({
    count,
    start() {
      const one = scripted(started.length + 1)
      started.push(one)
      return one.process
    },
    onEnded: (one) => void ended.push(one),
    pause(ms) {
      pauses.push(ms)
      return pausing
    },
    now: () => clock.now,
  })
  return { processes, started, pauses, ended, clock, never: () => (pausing = new Promise(() => undefined)) }
}

const settled = () => new Promise((done) => setImmediate(done))

async function serving(count: number) {
  const all = kept(count)
  const begun = all.processes.begin()
  all.started[0]!.serve()
  await begun
  for (const { serve } of all.started) serve()
  await settled()
  return all
}

describe('workers in processes of their own', () => {
  it('are started once the first of them serves', async () => {
    const { processes, started } = kept(3)
    const begun = processes.begin()
    await settled()
    expect([started.length, processes.urls]).toEqual([1, [undefined, undefined, undefined]])
    started[0]?.serve()
    expect(await begun).toBe(true)
    expect([started.length, processes.urls]).toEqual([3, ['http://worker-1', undefined, undefined]])
  })

  it('are not started when the first cannot', async () => {
    const { processes, started } = kept(3)
    const begun = processes.begin()
    started[0]?.end(1)
    expect(await begun).toBe(false)
    await processes.hopeless
    expect(started).toHaveLength(1)
  })

  it('are replaced when they end, however they do', async () => {
    const { processes, started, ended } = await serving(2)
    started[1]?.end(null)
    await settled()
    expect(started).toHaveLength(3)
    expect([processes.urls, ended]).toEqual([['http://worker-1', undefined], [{ pid: 2, code: null }]])
    started[2]?.serve()
    await settled()
    expect(processes.urls).toEqual(['http://worker-1', 'http://worker-3'])
  })

  it('are replaced after longer and longer pauses, until one has lived for a while', async () => {
    const { started, pauses, clock } = await serving(2)
    for (let n = 1; n <= 9; n++) {
      started.at(-1)?.end(1)
      await settled()
    }
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
    started.at(-1)?.serve()
    clock.now += 60_001
    started.at(-1)?.end(1)
    await settled()
    expect(pauses.at(-1)).toBe(250)
  })

  it('are given up when one cannot start and none serves', async () => {
    const { processes, started } = await serving(2)
    started[0]?.end(null)
    started[1]?.end(null)
    await settled()
    started[3]?.end(1)
    await processes.hopeless
  })

  it('are told to end, and not replaced then', async () => {
    const { processes, started, ended, never } = await serving(2)
    never()
    const stopped = processes.stop(1_000)
    for (const one of started) one.end(0)
    expect(await stopped).toBe(true)
    expect(started.map(({ signals }) => signals)).toEqual([['SIGTERM'], ['SIGTERM']])
    expect(ended, 'by itself').toEqual([])
  })

  it('are killed when they do not end in time, which is no order', async () => {
    const { processes, started } = await serving(2)
    started[0]?.end(0)
    const stopped = processes.stop(1_000)
    await settled()
    expect(started[1]?.signals).toEqual(['SIGTERM', 'SIGKILL'])
    for (const one of started) one.end(null)
    expect(await stopped).toBe(false)
  })

  it('are not started any more when a stop comes first', async () => {
    const { processes, started } = kept(2)
    const begun = processes.begin()
    void processes.stop(1_000)
    started[0]?.serve()
    expect(await begun).toBe(false)
    expect(started).toHaveLength(1)
  })
})
