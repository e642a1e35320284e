/** Milliseconds are of a processor, but for `holdMs`, for which the relay lets a letter wait. */
export type Simulated = {
  letters: number
  workers: number
  /** Of all workers together. */
  connections: number
  /** Shared by workers, PostgreSQL, and the relay where it is on the same machine. */
  cores: number
  workerMs: number
  postgresMs: number
  relayMs: number
  holdMs: number
}

/** Work for a core; that of one lane is done one after another, as a worker and a relay are one thread each. */
type Task = { lane: string; ms: number; then: () => void }
type Event = { at: number; happens: () => void }

/**
 * Plays the hand-over of so many letters with these costs, event by event: each connection takes one letter after
 * another from its worker through the relay to the ledger.
 * @returns letters a second.
 */
export function simulate({ letters, workers, connections, cores, ...costs }: Simulated): number {
  const machine = new Machine(cores)
  let [left, ended] = [letters, 0]
  const begin = (connection: number) => {
    if (left-- <= 0) return
    const written = () => machine.wait(costs.holdMs, () => machine.work('relay', costs.relayMs, answered))
    const answered = () => machine.work(`session ${connection}`, costs.postgresMs, settled)
    const settled = () => {
      ended++
      begin(connection)
    }
    machine.work(`worker ${connection % workers}`, costs.workerMs, written)
  }
  for (let connection = 0; connection < connections; connection++) begin(connection)
  return (letters / machine.run()) * (ended / letters) * 1_000
}

class Machine {
  #now = 0
  #free: number
  #waiting: Task[] = []
  readonly #busy = new Set<string>()
  #events: Event[] = []

  constructor(cores: number) {
    this.#free = cores
  }

  wait(ms: number, happens: () => void): void {
    this.#events.push({ at: this.#now + ms, happens })
  }

  work(lane: string, ms: number, then: () => void): void {
    this.#waiting.push({ lane, ms, then })
    this.#startTasks()
  }

  /** Until nothing is left to happen; answers with the milliseconds that it took. */
  run(): number {
    for (let event = this.#next(); event; event = this.#next()) {
      this.#now = event.at
      event.happens()
    }
    return this.#now
  }

  #next(): Event | undefined {
    const first = this.#events.reduce<Event | undefined>(
      (least, event) => (least && least.at <= event.at ? least : event),
      undefined,
    )
    if (first) this.#events.splice(this.#events.indexOf(first), 1)
    return first
  }

  #startTasks(): void {
    while (this.#free > 0) {
      const index = this.#waiting.findIndex(({ lane }) => !this.#busy.has(lane))
      const [task] = index < 0 ? [] : this.#waiting.splice(index, 1)
      if (!task) return
      this.#free--
      this.#busy.add(task.lane)
      this.wait(task.ms, () => this.#end(task))
    }
  }

  #end({ lane, then }: Task): void {
    this.#free++
    this.#busy.delete(lane)
    then()
    this.#startTasks()
  }
}
