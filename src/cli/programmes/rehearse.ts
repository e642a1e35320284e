import { join, relative, resolve } from 'node:path'
import { SingleBar } from 'cli-progress'
import type { Config } from '../../config.ts'
import { type Planned, readPlannedChange } from '../../rehearsal/planned-change.ts'
import { readPlannedLetter } from '../../rehearsal/planned-letter.ts'
import { rehearse as rehearseCohort } from '../../rehearsal/rehearse.ts'
import { verdictOf } from '../../rehearsal/report-page/verdict.ts'
import { samplePeople } from '../../rehearsal/sample-people.ts'
import { readOneOffFile } from '../letters/one-off-file.ts'
import type { Output } from '../output.ts'
import { type ListOptions, peopleFrom } from '../people/people-file.ts'
import { inWords } from '../with-store.ts'
import { askedFolder, loadEdition } from './programme-argument.ts'
import { refuseForeignFolder } from './rehearsal-folder.ts'
import { summaryOf } from './rehearsal-summary.ts'

export type RehearseOptions = ListOptions & {
  from: string
  subscribers: number
  people?: string
  zones?: number
  late?: number
  breaks?: number
  zone?: string
  at?: string
  change?: string[]
  letter?: string[]
  out?: string
  published?: boolean
}

/**
 * `feuilleton rehearse <programme>`: runs a whole cohort on a virtual clock. Exit code 1 when the verdict is `broken`.
 */
export async function rehearse(
  config: Config,
  name: string,
  options: RehearseOptions,
  output: Output,
): Promise<number> {
  const planned = (options.change ?? []).map(readPlannedChange)
  const { edition, warnings } = await loadEdition(await askedFolder(config, options), name)
  const changes = await Promise.all(planned.map((change) => withEdition(change, name)))
  const letters = (options.letter ?? []).map((words) =>
    readPlannedLetter(words, edition.programme, readOneOffFile),
  )
  const people = options.people
    ? (await peopleFrom(options.people, options, output)).people
    : samplePeople(options.subscribers, options.zones)
  const directory = resolve(options.out ?? join(config.root, 'rehearsals', `${name}-${options.from}`))
  refuseForeignFolder(directory)
  const bar = new SingleBar({
    format: '{bar} {value}/{total} lessons  {date}',
    hideCursor: true,
    clearOnComplete: true,
  })
  let started = false
  try {
    const rehearsing = rehearseCohort({
      edition,
      people,
      from: options.from,
      zone: options.zone,
      at: options.at,
      late: options.late,
      breaks: options.breaks,
      changes,
      letters,
      directory,
      warnings,
      publicUrl: config.publicUrl ?? 'https://feuilleton.example',
      onProgress({ left, expected, instant }) {
        const date = instant.toISOString().slice(0, 10)
        if (started) bar.update(left, { date })
        else bar.start(expected, left, { date })
        started = true
      },
    })
    const report = await inWords(rehearsing)
    bar.stop()
    for (const line of summaryOf(report, relative(process.cwd(), directory) || '.')) output.out(line)
    return verdictOf(report).tone === 'broken' ? 1 : 0
  } finally {
    bar.stop()
  }
}

/** Reads the edition of a change that names its folder. */
async function withEdition(change: Planned, name: string) {
  if (!('folder' in change)) return change
  const { folder, ...named } = change
  return { ...named, edition: (await loadEdition(resolve(folder), name)).edition }
}
