import { join, relative, resolve } from 'node:path'
import { SingleBar } from 'cli-progress'
import type { Enrollee } from '../actions/enrol.ts'
import type { Config } from '../config.ts'
import { parseAddress } from '../domain/address.ts'
import { mistakeText } from '../programme/mistake.ts'
import { rehearse as rehearseCohort } from '../rehearsal/rehearse.ts'
import type { RehearsalReport } from '../rehearsal/report.ts'
import { verdictOf } from '../rehearsal/report-page/verdict.ts'
import { count, type Output } from './output.ts'
import { peopleFrom } from './people-file.ts'
import { loadEdition } from './programme-argument.ts'
import { refuseForeignFolder } from './rehearsal-folder.ts'

export type RehearseOptions = {
  from: string
  subscribers: number
  people?: string
  skipBad?: boolean
  zone?: string
  at?: string
  out?: string
}

/** `feuilleton rehearse <programme>`: a whole cohort on a virtual clock. Exit code 1 when the verdict is `broken`. */
export async function rehearse(
  config: Config,
  name: string,
  options: RehearseOptions,
  output: Output,
): Promise<number> {
  const { edition, warnings } = await loadEdition(config.root, name)
  const people = options.people
    ? await peopleFrom(options.people, { skipBad: options.skipBad ?? false, output })
    : samplePeople(options.subscribers)
  const directory = resolve(options.out ?? join(config.root, 'rehearsals', `${name}-${options.from}`))
  refuseForeignFolder(directory)
  const bar = new SingleBar({
    format: '{bar} {value}/{total} letters  {date}',
    hideCursor: true,
    clearOnComplete: true,
  })
  let started = false
  try {
    const report = await rehearseCohort({
      edition,
      people,
      from: options.from,
      zone: options.zone,
      at: options.at,
      directory,
      warnings: warnings.map(mistakeText),
      publicUrl: config.publicUrl ?? 'https://feuilleton.example',
      onProgress({ left, expected, instant }) {
        const date = instant.toISOString().slice(0, 10)
        if (started) bar.update(left, { date })
        else bar.start(expected, left, { date })
        started = true
      },
    })
    bar.stop()
    for (const line of summaryOf(report, relative(process.cwd(), directory) || '.')) output.out(line)
    return verdictOf(report).tone === 'broken' ? 1 : 0
  } finally {
    bar.stop()
  }
}

const NAMES = ['Amina', 'Bastien', 'Chloé', 'Driss', 'Élise', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Jules']

/** Made-up readers at a reserved domain (RFC 2606). */
function samplePeople(number: number): Enrollee[] {
  return Array.from({ length: number }, (_, index) => {
    const firstName = NAMES[index % NAMES.length] ?? ''
    const plain = firstName
      .normalize('NFD')
      .replace(/\P{ASCII}/gu, '')
      .toLowerCase()
    const parsed = parseAddress(`${plain}${index < NAMES.length ? '' : index + 1}@example.org`)
    if (!parsed.ok) throw new Error(`a made-up address is wrong: ${parsed.why}`)
    return { address: parsed.address, firstName }
  })
}

function summaryOf(
  { audit, letters, people, warnings, compilations }: RehearsalReport,
  directory: string,
): string[] {
  const first = letters[0]
  const last = letters.at(-1)
  const skipped = Object.entries(audit.skipped).map(([reason, number]) => `${number} skipped (${reason})`)
  const others = Object.entries(audit.others).map(([state, number]) => `${number} ${state}`)
  return [
    `${count(people, 'person').replace('persons', 'people')}, ${count(letters.length, 'letter')}` +
      (first && last
        ? `, from ${first.localAt.slice(0, 16).replace('T', ' ')} to ${last.localAt.slice(0, 16).replace('T', ' ')}`
        : ''),
    `${audit.expected} expected, ${audit.submitted} submitted${[...skipped, ...others].map((part) => `, ${part}`).join('')}; MJML compiled ${compilations} times`,
    ...audit.invariants.flatMap(({ id, promise, holds, broken }) => [
      `${holds ? 'kept  ' : 'BROKEN'} ${id}  ${promise}`,
      ...broken.slice(0, 10).map((line) => `         ${line}`),
    ]),
    ...(warnings.length > 0 ? [`${count(warnings.length, 'warning')}: see the report`] : []),
    `Open ${join(directory, 'report.html')}`,
  ]
}
