import { type ChildProcess, fork } from 'node:child_process'
import module from 'node:module'
import { dirname } from 'node:path'
import { LetterError } from './letter-error.ts'
import type { MjmlAnswer } from './mjml-process.ts'
import { fileOf, type LetterParts, type LetterSources } from './mjml-sources.ts'
import { processorTime } from './processor-time.ts'
import type { ServiceParts, ServiceSources } from './service/service-letter.ts'
import type { LessonParts, LessonSources } from './write-lesson.ts'

/** MJML itself failed, not the letter: another try may go well. */
export class MjmlUnavailable extends Error {
  override name = 'MjmlUnavailable'
}

const IDLE_MS = 20_000
/** For one letter, which may have no end. On a busy machine it is looked at again after as long, so many times. */
const LONGEST_MS = 20_000
const MOST_LOOKS = 6
/** What of that time is enough for a letter to be at fault, and not the machine. */
const OWN_TIME_MS = 15_000
/** To load MJML, on a machine that has much else to do: no letter is at fault. */
const LOADING_MS = 60_000
const MOST_MEMORY_MB = 256
/** How a process ends by its own doing: V8 without memory, a stack or an address gone wrong. */
const OWN_SIGNALS: readonly unknown[] = ['SIGABRT', 'SIGBUS', 'SIGILL', 'SIGSEGV', 'SIGTRAP']

type Job = {
  sources: LetterSources
  done: (parts: LetterParts) => void
  failed: (error: LetterError | MjmlUnavailable) => void
}

/**
 * The process that has MJML. The compiler and its parts take some 150 MB, and a second of a processor to load: they are
 * loaded for a compilation and given back once none was asked for in twenty seconds. It works on one letter at a time, so
 * that one that takes too long or too much is known by name: it ends this process, and those that wait go on in another.
 */
class MjmlProcess {
  readonly #child: ChildProcess
  readonly #waiting: Job[]
  readonly #onEnd: (error: MjmlUnavailable) => void
  readonly #kill = () => this.#child.kill('SIGKILL')
  #job: Job | undefined
  #late: NodeJS.Timeout
  #isReady = false
  #isOver = false

  /** `waiting`: the letters from which it takes one after the other, beside other processes that do so too. */
  constructor(waiting: Job[], onEnd: (error: MjmlUnavailable) => void) {
    this.#waiting = waiting
    this.#onEnd = onEnd
    const file = new URL('./mjml-process.ts', import.meta.url)
    this.#child = fork(file, { execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`], env: compileCache() })
    this.#child.unref()
    this.#child.channel?.unref()
    // One that loops would outlive this process.
    process.once('exit', this.#kill)
    this.#child.on('message', (answer: MjmlAnswer) => this.#take(answer))
    this.#child.on('error', (error) => this.#end(new MjmlUnavailable(`MJML failed: ${error.message}`)))
    this.#child.on('exit', (code, signal) => this.#ended(code, signal))
    this.#late = setTimeout(() => this.#end(new MjmlUnavailable('MJML does not start')), LOADING_MS)
  }

  get isReady(): boolean {
    return this.#isReady
  }

  /** Takes the next letter, unless it has one. */
  next(): void {
    if (!this.#isReady || this.#isOver || this.#job) return
    clearTimeout(this.#late)
    this.#job = this.#waiting.shift()
    if (this.#job) {
      this.#watch(processorTime(this.#child.pid))
      this.#child.send(this.#job.sources)
    } else this.#late = setTimeout(() => this.#end(), IDLE_MS).unref()
  }

  #take(answer: MjmlAnswer): void {
    const job = this.#job
    this.#job = undefined
    if ('ready' in answer) this.#isReady = true
    else if ('parts' in answer) job?.done(answer.parts)
    else job?.failed(new LetterError(answer.mistakes))
    this.next()
  }

  /** Looks after the letter: `began` is the time that the process had had of a processor before. */
  #watch(began: number | undefined, looks = 1): void {
    this.#late = setTimeout(() => this.#tooLong(began, looks), LONGEST_MS)
  }

  /** When this very process was paused, the answer may be here, unread: it is read before the immediate runs. */
  #tooLong(began: number | undefined, looks: number): void {
    const job = this.#job
    const now = processorTime(this.#child.pid)
    const isAtFault = began === undefined || now === undefined || now - began >= OWN_TIME_MS
    setImmediate(() => {
      if (!job || job !== this.#job) return
      if (!isAtFault && looks < MOST_LOOKS) return this.#watch(began, looks + 1)
      this.#end(atFault(job, `compiling this letter takes more than ${LONGEST_MS / 1000} s`))
    })
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    const how = signal ?? `code ${code}`
    const isOwnDoing = code !== null || OWN_SIGNALS.includes(signal)
    if (this.#job && isOwnDoing)
      this.#end(
        atFault(
          this.#job,
          `compiling this letter takes more than ${MOST_MEMORY_MB} MB, or breaks MJML (${how})`,
        ),
      )
    else this.#end(new MjmlUnavailable(`MJML ended before it answered (${how})`))
  }

  #end(error = new MjmlUnavailable('MJML has ended')): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#late)
    process.off('exit', this.#kill)
    this.#kill()
    this.#job?.failed(error)
    this.#onEnd(error)
  }
}

/** Nothing of our environment but where compiled code is kept, if anywhere: MJML is 640 files to load. */
function compileCache(): NodeJS.ProcessEnv {
  const directory = module.getCompileCacheDir() // a folder for this Node, within the one that was asked for
  return directory === undefined ? {} : { NODE_COMPILE_CACHE: dirname(directory) }
}

function atFault({ sources }: Job, message: string): LetterError {
  return new LetterError([{ file: fileOf(sources), message }])
}

/** Letters that no process has begun. */
const waiting: Job[] = []
const processes = new Set<MjmlProcess>()

/** So many letters are worth a second process: a check of a long programme, and not a lesson in many languages. */
const MANY = 12

function startAsDue(): void {
  const due = waiting.length === 0 ? 0 : waiting.length < MANY ? 1 : 2
  if (processes.size >= due) return
  const started = new MjmlProcess(waiting, (error) => {
    processes.delete(started)
    if (started.isReady) return startAsDue()
    // Where no process ever gets ready, the next would not either; those that wait may have one that works.
    if (processes.size === 0) for (const job of waiting.splice(0)) job.failed(error)
  })
  processes.add(started)
}

/**
 * Writes the parts of a lesson in a process of its own, shared by all who ask: Markdown, the layout and MJML. Throws
 * a LetterError, or MjmlUnavailable when that process fails and no letter is at fault.
 */
export function renderLesson(sources: LessonSources): Promise<LessonParts> {
  return ask(sources) as Promise<LessonParts> // what comes from another process is as typed as its sources
}

/** Writes the parts of a letter of the service there. Throws as renderLesson does. */
export function renderServiceLetter(sources: ServiceSources): Promise<ServiceParts> {
  return ask(sources) as Promise<ServiceParts>
}

function ask(sources: LetterSources): Promise<LetterParts> {
  return new Promise((done, failed) => {
    waiting.push({ sources, done, failed })
    for (const process of processes) process.next()
    startAsDue()
  })
}
