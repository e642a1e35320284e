import { type Command, Option } from 'commander'
import { keepHeapSmall } from '../../letters/small-heap.ts'
import type { Role } from '../../service-parts.ts'
import { byOption } from '../author.ts'
import { jsonOption } from '../options.ts'
import { run } from '../run.ts'
import { KEPT, parentProcess } from './processes/parent-process.ts'
import { readProcesses } from './processes/read-processes.ts'

const ROLES = {
  serve: 'run the service: schedule, deliver, answer on the web',
  web: 'answer on the web only; beside it, workers deliver',
  worker: 'schedule and deliver only; run as many as you like',
  receive: 'take the mail that comes back only, by SMTP, LMTP or IMAP',
} as const

/** Commands that run the service or one of its roles, the migration and the demonstration. */
export function addServiceCommands(program: Command): void {
  for (const name of ['serve', 'web', 'receive'] as const) role(program, name).action(() => serve(name))
  role(program, 'worker')
    .addOption(processesOption())
    .addOption(keptOption())
    .action(({ processes, kept }: WorkerOptions) => (processes ? work(processes) : serve('worker', kept)))
  program
    .command('migrate')
    .description('bring the database up to date, before web and worker start; serve does it by itself')
    .action(() => run(async (config, output) => (await import('./migrate.ts')).migrate(config, output)))
  program
    .command('purge')
    .description('purge what is older than its period now; the service does it by itself every day')
    .option('--dry-run', 'only tell how much that is')
    .addOption(byOption())
    .action((options) =>
      run(async (config, output) => (await import('./purge.ts')).purge(config, options, output)),
    )
  addDoctor(program)
  program
    .command('demo')
    .description(
      'see it work: a cohort two thirds through its course, five people, letters in a local outbox',
    )
    .addOption(new Option('--programme <programme>', 'which course').default('21-jours-pour-convaincre'))
    .action((options) => {
      keepHeapSmall()
      return run(async (config, output) => (await import('./demo.ts')).demo(config, options, output))
    })
}

function addDoctor(program: Command): void {
  const doctor = program
    .command('doctor')
    .description(
      'look at what decides whether mail arrives: DNS, relay, addresses; exit code 1 when something is to be mended',
    )
    .option('--from <address>', 'the sender of letters; that of the newest cohort when left out')
    .addOption(jsonOption())
    .action((options) =>
      run(async (config, output) => (await import('./doctor.ts')).doctor(config, options, output)),
    )
  doctor
    .command('read [file]')
    .description(
      'read a letter that you sent to yourself, or what curl printed; without a file, standard input',
    )
    .addOption(jsonOption())
    // `--json` is the parent's too, which takes it wherever it stands.
    .action((file, _, command: Command) =>
      run(async (_config, output) => {
        const { doctorRead } = await import('./doctor.ts')
        return doctorRead(file, command.optsWithGlobals(), { input: process.stdin, output })
      }),
    )
}

function role(program: Command, name: Role): Command {
  return program.command(name).description(ROLES[name])
}

/** `kept`: this worker is one of several that a command keeps, which starts it so. */
type WorkerOptions = { processes?: number; kept?: boolean }

/** Other programs that keep processes talk with theirs too. */
function keptOption(): Option {
  return new Option(KEPT).hideHelp()
}

function processesOption(): Option {
  return new Option(
    '--processes <number>',
    'run so many on this machine, and replace those that end; auto: one for each core',
  ).argParser(readProcesses)
}

function serve(name: Role, isKept = false): Promise<void> {
  const serving = { role: name, parent: isKept ? parentProcess() : undefined }
  keepHeapSmall()
  return run(async (config, output) => (await import('./serve.ts')).serve(config, serving, output))
}

function work(processes: number): Promise<void> {
  return run(async (config, output) =>
    (await import('./processes/run-processes.ts')).runProcesses(config, processes, output),
  )
}
