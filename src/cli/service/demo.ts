import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { startService } from '../../service.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { dropEverything } from '../../store/drop.ts'
import { startEmbeddedPostgres } from '../../store/embedded-postgres.ts'
import { addOrganiser, markJoined } from '../../store/organisers.ts'
import type { Output } from '../output.ts'
import { loadEdition } from '../programmes/programme-argument.ts'
import { type DemoCourse, demoCourse } from './demo-course.ts'
import { addressOf, PEOPLE, playFirstDays } from './play-first-days.ts'
import { alreadyRunning, type DemoMark, markDemo } from './running-demo.ts'
import { stopSignal } from './stop-signal.ts'

/** `feuilleton demo`: runs the whole service on this machine, with a cohort that has a lesson due now. */
export async function demo(
  config: Config,
  { programme }: { programme: string },
  output: Output,
): Promise<number> {
  const { edition } = await loadEdition(config.root, programme)
  const course = demoCourse(edition, systemClock.now())
  const varDir = join(config.varDir, 'demo')
  const mark = await markDemo(varDir)
  try {
    return await runDemo(await demoConfig(config, varDir), { course, mark, output })
  } finally {
    mark.remove()
  }
}

type Demo = { course: DemoCourse; mark: DemoMark; output: Output }

async function runDemo(own: Config, { course, mark, output }: Demo): Promise<number> {
  output.out('Feuilleton, a demonstration. Nothing leaves this machine.\n')
  output.out('Starting a PostgreSQL of its own, the queue, an SMTP relay and the pages…')
  let left = 0
  const lessonOfToday = Promise.withResolvers<void>()
  const service = await startService({
    role: 'serve',
    config: own,
    clock: systemClock,
    isDemo: true,
    log: {
      info: () => undefined,
      warn: (_, message) => output.err(message),
      error: (facts, message) => output.err(`${message}: ${JSON.stringify(facts)}`),
    },
    async prepare(prepared) {
      await addDemoOwner(prepared.store.db)
      await playFirstDays(course, { config: own, prepared, output })
    },
    onOutcome({ letter, address }, outcome) {
      output.out(`  ${new Date().toTimeString().slice(0, 8)}  ${letter}  ${address}  ${outcome.kind}`)
      if (++left === PEOPLE.length) lessonOfToday.resolve()
    },
  })
  mark.tell(service.url)
  output.out(`\nLesson ${course.lessonsGone + 1} is due now: the service takes it from here.`)
  output.out(`The outbox:     ${service.url}/outbox`)
  output.out(`The organisers: ${service.url}/o\n`)
  void lessonOfToday.promise.then(() => output.out(nextSteps(service.url, course)))
  await stopSignal()
  output.out('\nStopping…')
  await service.stop()
  return 0
}

/** Whoever opens the pages of organisers is this one. */
async function addDemoOwner(db: Database): Promise<void> {
  const now = systemClock.now()
  const address = addressOf('camille')
  const owner = { address, name: 'Camille', role: 'owner', mayExport: true } as const
  const { id } = await addOrganiser(db, owner, now)
  await markJoined(db, id, now)
}

/** Settings that touch nothing real: its own database, its own outbox, any free port. */
async function demoConfig(config: Config, varDir: string): Promise<Config> {
  await emptyDatabase(join(varDir, 'postgres'))
  await rm(join(varDir, 'outbox'), { recursive: true, force: true })
  const port = (await isFree(config)) ? config.port : 0
  return {
    ...config,
    varDir,
    port,
    databaseUrl: undefined,
    redisUrl: undefined,
    relay: undefined,
    publicUrl: undefined,
  }
}

/** Deletes what an earlier demonstration left. */
async function emptyDatabase(directory: string): Promise<void> {
  const server = await startEmbeddedPostgres({ directory, durable: true })
  if (await server.isUsedByOthers()) throw alreadyRunning()
  const db = openDatabase(server.url, { connections: 1, onError: () => undefined })
  await dropEverything(db)
  await db.destroy()
}

function isFree({ host, port }: Config): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer().once('error', () => answer(false))
    probe.listen(port, host, () => probe.close(() => answer(true)))
  })
}

function nextSteps(url: string, { lessonsGone, edition }: DemoCourse): string {
  const { programme } = edition.programme
  return [
    '',
    `Lesson ${lessonsGone + 1} has left. What you can do now:`,
    `  organise                  ${url}/o`,
    `  read the letters          ${url}/outbox`,
    `  sign up as a reader       ${url}/p/${programme}`,
    `  rehearse a whole cohort   npx feuilleton rehearse ${programme} --from 2027-01-11`,
    '  find mistakes             npx feuilleton check',
    '  stop                      Ctrl+C',
    '',
  ].join('\n')
}
