import { type ChildProcess, fork } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RehearsalState, Rehearsals } from './actions/cohorts/rehearsals.ts'
import type { AsideMessage, AsideRequest } from './rehearsal/rehearsal-process.ts'
import type { RehearsalReport } from './rehearsal/report.ts'
import { verdictOf } from './rehearsal/report-page/verdict.ts'

const SHOWN = /^(?:report\.html|letters\/[\w-]+\.html)$/

type Settings = {
  /** The folder in which the report of each cohort is kept, until the next. */
  directory: string
  publicUrl: string
}

/**
 * Rehearsals beside a service, each in a process of its own that gives way to everything else. `close` ends one that is
 * being played.
 */
export function openRehearsals({ directory, publicUrl }: Settings): Rehearsals & { close(): Promise<void> } {
  let playing: { cohort: string; child: ChildProcess; left: number; expected: number } | undefined
  const failures = new Map<string, string>()
  const folderOf = (cohort: string) => join(directory, cohort)

  return {
    start({ cohort, edition, people }) {
      if (playing) return 'busy'
      const child = fork(new URL('./rehearsal/rehearsal-process.ts', import.meta.url))
      const run = { cohort: cohort.slug, child, left: 0, expected: 0 }
      playing = run
      failures.delete(cohort.slug)
      let isDone = false
      child.on('message', (message: AsideMessage) => {
        if ('isDone' in message) isDone = true
        else Object.assign(run, message)
      })
      child.once('exit', (code, signal) => {
        if (!isDone) failures.set(cohort.slug, signal ?? `exit code ${code}`)
        playing = undefined
      })
      const { dayOne: from, zone, at } = cohort
      child.send({
        edition,
        from,
        zone,
        at,
        people,
        publicUrl,
        directory: folderOf(cohort.slug),
      } satisfies AsideRequest)
      return 'started'
    },
    async look(cohort) {
      if (playing?.cohort === cohort) {
        const { left, expected } = playing
        return { state: 'running', left, expected }
      }
      const why = failures.get(cohort)
      return why === undefined ? lastReport(folderOf(cohort)) : { state: 'failed', why }
    },
    async file(cohort, name) {
      return SHOWN.test(name) ? unlessMissing(readFile(join(folderOf(cohort), name))) : undefined
    },
    async close() {
      playing?.child.kill()
    },
  }
}

async function lastReport(folder: string): Promise<RehearsalState | undefined> {
  const path = join(folder, 'report.json')
  const text = await unlessMissing(readFile(path, 'utf8'))
  if (text === undefined) return undefined
  const report: Pick<RehearsalReport, 'audit' | 'language'> = JSON.parse(text)
  const { tone, line } = verdictOf(report)
  return { state: 'done', at: (await stat(path)).mtime, verdict: tone, line }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
