import type { WorkerProcess } from './worker-process.ts'

export type KeepingOptions = {
  count: number
  start: () => WorkerProcess
  /** Is told of one that ended by itself. */
  onEnded: (ended: { pid: number; code: number | null }) => void
  /** Waits for so many milliseconds, or until the signal is aborted. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>
  /** In milliseconds, of a clock that only goes forward. */
  now: () => number
}

/** One of the processes kept: `url` once it serves. */
type Member = { process: WorkerProcess; url: string | undefined }

/** In milliseconds. Before one that ended is started again: doubled each time that it did not live for long. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000
const LONG_MS = 60_000

/** Keeps so many workers running, each in a process of its own. */
export class KeptProcesses {
  readonly #options: KeepingOptions
  readonly #members: (Member | undefined)[]
  readonly #stopping = new AbortController()
  readonly #hopeless = Promise.withResolvers<void>()

  constructor(options: KeepingOptions) {
    this.#options = options
    this.#members = Array(options.count).fill(undefined)
  }

  /** Resolves when one could not start while none serves: starting it again would not help. */
  get hopeless(): Promise<void> {
    return this.#hopeless.promise
  }

  /** The addresses of their health pages, by place; undefined where none serves. */
  get urls(): (string | undefined)[] {
    return this.#members.map((member) => member?.url)
  }

  /**
   * Starts them: one, and the others when it serves, so that what keeps it from that is said once. True when it serves.
   */
  async begin(): Promise<boolean> {
    const first = this.#launch(0)
    void this.#keep(0, first)
    const serves = (await first.process.serving) !== undefined
    if (!serves || this.#stopping.signal.aborted) return false
    for (let place = 1; place < this.#options.count; place++) void this.#keep(place, this.#launch(place))
    return true
  }

  /** Has them end, and kills what is left after `withinMs`. True when each ended in order. */
  async stop(withinMs: number): Promise<boolean> {
    this.#stopping.abort()
    const left = this.#members.flatMap((member) => member?.process ?? [])
    for (const process of left) process.signal('SIGTERM')
    const over = new AbortController()
    void this.#options.pause(withinMs, over.signal).then(() => over.signal.aborted || this.kill())
    const codes = await Promise.all(left.map(({ ended }) => ended))
    over.abort()
    return codes.every((code) => code === 0)
  }

  kill(): void {
    for (const member of this.#members) member?.process.signal('SIGKILL')
  }

  #launch(place: number): Member {
    const member: Member = { process: this.#options.start(), url: undefined }
    this.#members[place] = member
    void member.process.serving.then((url) => {
      member.url = url
    })
    return member
  }

  async #keep(place: number, first: Member): Promise<void> {
    const { now, pause, onEnded } = this.#options
    let wait = FIRST_PAUSE_MS
    for (let { process } = first; ; { process } = this.#launch(place)) {
      const began = now()
      const hasServed = (await process.serving) !== undefined
      const code = await process.ended
      this.#members[place] = undefined
      if (this.#stopping.signal.aborted) return
      if (!hasServed && this.urls.every((url) => url === undefined)) return this.#hopeless.resolve()
      onEnded({ pid: process.pid, code })
      wait = now() - began > LONG_MS ? FIRST_PAUSE_MS : Math.min(wait * 2, LONGEST_PAUSE_MS)
      await pause(wait, this.#stopping.signal)
      if (this.#stopping.signal.aborted) return
    }
  }
}
