// What the service takes beside others who send mail, and how it grows: in turns, medians, with the machine and the load it
// met. Prints tables and keeps the figures in bench/results/.
//   npm run bench [-- --short | --write] [chapters...]
// The chapters are commands, planner, wire, relays, expansion and capacity; all of them where none is named. `--short`
// takes less of everything. `--write` puts a whole run into docs/performance.md. It needs Linux, bash, redis-server and
// Debian's package postfix; it starts what it needs, and uses nothing that runs already.
import { checkCapacity } from './chapters/capacity.ts'
import { timeCommands } from './chapters/commands.ts'
import { timeExpansion } from './chapters/expansion.ts'
import { timeTicks } from './chapters/planner.ts'
import { measureRelays } from './chapters/relays.ts'
import { measureWire, WAYS } from './chapters/wire.ts'
import { loadNow, thisMachine } from './measure/machine.ts'
import { type BenchOptions, readOptions } from './options.ts'
import { keepResults } from './report/keep-results.ts'
import { printTables } from './report/print-tables.ts'
import { writeDocument } from './report/write-document.ts'
import type { Chapters, Results, Size } from './results.ts'

type Measures = { [Name in keyof Chapters]: (size: Size) => Promise<Chapters[Name]> }

const MEASURES: Measures = {
  commands: (size) => timeCommands({ rounds: 3 * size.rounds }),
  planner: (size) => timeTicks(size),
  wire: (size) => measureWire({ ...size, ways: WAYS.slice(0, size.ways) }),
  relays: (size) => measureRelays({ ...size, ways: WAYS.slice(1, 1 + size.relayWays) }),
  expansion: (size) => timeExpansion({ sizes: size.enrolments }),
  capacity: (size) => checkCapacity({ ...size, calibratedWith: size.letters }),
}

// What was started is ended when this process exits, which it does not do by itself for a signal.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const NAMES = Object.keys(MEASURES) as (keyof Chapters)[]

try {
  const options = readOptions(process.argv.slice(2), NAMES)
  const results = await measure(options)
  printTables(results)
  console.log(`\nThe figures are in ${keepResults(results)}.`)
  if (options.isWritten) console.log(`Written: ${writeDocument(results).join(', ')}.`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

/** What was measured is kept after each chapter: a run that is broken off was not for nothing. */
async function measure({ size, chapters: wanted }: BenchOptions): Promise<Results> {
  const [began, before] = [new Date().toISOString(), loadNow()]
  let results: Results = { machine: thisMachine(), began, size, ...untilNow(before), chapters: {} }
  for (const name of NAMES.filter((each) => wanted.includes(each))) {
    const start = performance.now()
    const chapters = { ...results.chapters, [name]: await MEASURES[name](size) }
    results = { ...results, ...untilNow(before), chapters }
    keepResults(results)
    console.error(`${name}: measured in ${((performance.now() - start) / 1_000).toFixed(0)} s`)
  }
  return results
}

function untilNow(before: number): Pick<Results, 'ended' | 'load'> {
  return { ended: new Date().toISOString(), load: { before, after: loadNow() } }
}
