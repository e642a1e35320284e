import { type ChildProcess, fork } from 'node:child_process'
import type { MjmlAnswer, MjmlFault, MjmlRequest } from './mjml-process.ts'

/** HTML, or what is wrong with the MJML. */
export type Rendered = { html: string } | { faults: MjmlFault[] }

const IDLE_MS = 2_000
const LONGEST_MS = 30_000
const MOST_MEMORY_MB = 512

type Job = { done: (rendered: Rendered) => void; late: NodeJS.Timeout }

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
    this.#child.on('error', (error) => this.#end(`MJML failed: ${error.message}`))
    this.#child.on('exit', () => this.#end('MJML ended before it answered'))
  }

  render(mjml: string): Promise<Rendered> {
    clearTimeout(this.#idle)
    const request: MjmlRequest = { number: this.#number++, mjml }
    return new Promise((done) => {
      const late = setTimeout(() => this.#end('MJML takes too long for this letter'), LONGEST_MS)
      this.#jobs.set(request.number, { done, late })
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
    this.#idle = setTimeout(() => this.#end('idle'), IDLE_MS)
    this.#idle.unref()
  }

  #end(why: string): void {
    this.over = true
    clearTimeout(this.#idle)
    for (const number of this.#jobs.keys()) this.#settle(number, { faults: [{ message: why }] })
    this.#child.kill('SIGKILL')
  }
}

let running: MjmlProcess | undefined

/** Renders MJML to HTML in a process of its own, shared by all who ask. */
export function renderMjml(mjml: string): Promise<Rendered> {
  if (!running || running.over) running = new MjmlProcess()
  return running.render(mjml)
}
