import { type ChildProcess, fork } from 'node:child_process'
import type { MjmlAnswer, MjmlFault, MjmlRequest } from './mjml-process.ts'

/** HTML, or what is wrong with the MJML. */
export type Rendered = { html: string } | { faults: MjmlFault[] }

/** MJML itself failed, not the letter: another try may go well. */
export class MjmlUnavailable extends Error {}

const IDLE_MS = 2_000
const LONGEST_MS = 60_000
const MOST_MEMORY_MB = 512

type Job = {
  done: (rendered: Rendered) => void
  failed: (error: MjmlUnavailable) => void
  late: NodeJS.Timeout
}

/**
 * The process that runs MJML. The compiler and its parts take some 150 MB: they are loaded for a compilation and
 * given back once none was asked for in two seconds. A letter that takes too long or too much ends this process,
 * and nothing else.
 */
class MjmlProcess {
  readonly #child: ChildProcess
  readonly #jobs = new Map<number, Job>()
  #idle: NodeJS.Timeout | undefined
  #number = 0
  over = false

  constructor() {
    const file = new URL('./mjml-process.ts', import.meta.url)
    this.#child = fork(file, { execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`], env: {} })
    this.#child.unref()
    this.#child.channel?.unref()
    this.#child.on('message', (answer: MjmlAnswer) => this.#settle(answer.number, answer))
    this.#child.on('error', (error) => this.#fail(`MJML failed: ${error.message}`))
    this.#child.on('exit', () => this.#fail('MJML ended before it answered'))
  }

  render(mjml: string): Promise<Rendered> {
    clearTimeout(this.#idle)
    const request: MjmlRequest = { number: this.#number++, mjml }
    return new Promise((done, failed) => {
      const late = setTimeout(() => this.#tooLong(request.number), LONGEST_MS)
      this.#jobs.set(request.number, { done, failed, late })
      this.#child.send(request)
    })
  }

  #settle(number: number, rendered: Rendered): void {
    const job = this.#jobs.get(number)
    if (!job) return
    clearTimeout(job.late)
    this.#jobs.delete(number)
    job.done(rendered)
    if (this.over || this.#jobs.size > 0) return
    this.#idle = setTimeout(() => this.#fail('idle'), IDLE_MS)
    this.#idle.unref()
  }

  /** That letter is at fault; those behind it in the same process are asked for again. */
  #tooLong(number: number): void {
    this.#settle(number, { faults: [{ message: 'MJML takes too long for this letter' }] })
    this.#fail('MJML was ended by another letter')
  }

  #fail(why: string): void {
    this.over = true
    clearTimeout(this.#idle)
    for (const { failed, late } of this.#jobs.values()) {
      clearTimeout(late)
      failed(new MjmlUnavailable(why))
    }
    this.#jobs.clear()
    this.#child.kill('SIGKILL')
  }
}

let running: MjmlProcess | undefined

/** Renders MJML to HTML in a process of its own, shared by all who ask. Throws MjmlUnavailable when that fails. */
export function renderMjml(mjml: string): Promise<Rendered> {
  if (!running || running.over) running = new MjmlProcess()
  return running.render(mjml)
}
