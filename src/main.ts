import { Command, CommanderError, Option } from 'commander'
import { calendar } from './cli/calendar.ts'
import { check } from './cli/check.ts'
import { createCohort, showCohort, showCohorts } from './cli/cohort.ts'
import { demo } from './cli/demo.ts'
import { enrol } from './cli/enrol.ts'
import { dateOption, hourOption, numberOption, zoneOption } from './cli/options.ts'
import { terminal } from './cli/output.ts'
import { rehearse } from './cli/rehearse.ts'
import { serve } from './cli/serve.ts'
import { readConfig } from './config.ts'
import { UserError } from './domain/user-error.ts'

const USER_MISTAKE = 1
const UNKNOWN = new Set(['commander.unknownCommand', 'commander.unknownOption'])

const program = new Command('feuilleton')
  .description('E-mail courses on a calendar: one lesson a day, true dates, nothing lost, nothing twice.')
  .showSuggestionAfterError()
  .exitOverride()

const from = new Option('--from <date>', 'day one, such as 2027-01-11')
  .argParser(dateOption)
  .makeOptionMandatory()
const zone = new Option('--zone <zone>', 'time zone, such as Europe/Paris').argParser(zoneOption)
const at = new Option('--at <hour>', 'hour at which a lesson leaves, such as 07:30').argParser(hourOption)
const skipBad = new Option('--skip-bad', 'leave bad lines of the file out and take the others')
const json = new Option('--json', 'for programs')

program
  .command('check [path]')
  .description('find every mistake in the programmes, or in one of them')
  .action((path) => run((config) => check(config, path, terminal)))

program
  .command('calendar <programme>')
  .description('show the dates of a course that begins on a day')
  .addOption(from)
  .addOption(zone)
  .addOption(at)
  .addOption(new Option('--json', 'for programs').conflicts('ics'))
  .addOption(new Option('--ics', 'for calendars (iCalendar)'))
  .action((name, options) => run((config) => calendar(config, name, options, terminal)))

program
  .command('rehearse <programme>')
  .description('run a whole cohort on a virtual clock and see every letter before it leaves')
  .addOption(from)
  .addOption(
    new Option('--subscribers <number>', 'how many made-up readers')
      .default(3)
      .argParser(numberOption(10_000))
      .conflicts('people'),
  )
  .addOption(new Option('--people <file>', 'a CSV file of readers instead'))
  .addOption(skipBad)
  .addOption(zone)
  .addOption(at)
  .addOption(new Option('--out <folder>', 'where to write; rehearsals/<programme>-<date> when absent'))
  .action((name, options) => run((config) => rehearse(config, name, options, terminal)))

const cohort = program.command('cohort').description('schedule cohorts and look at them')
cohort
  .command('create <programme>')
  .description('schedule a cohort of the programme as it is written now')
  .addOption(from)
  .addOption(zone)
  .addOption(at)
  .option('--slug <slug>', 'its name in commands; <programme>-<date> when absent')
  .option('--name <name>', 'its name for readers; the title of the programme when absent')
  .addOption(new Option('--with-placeholders', 'even though some links are still to fill in'))
  .action((name, { withPlaceholders, ...options }) =>
    run((config) => createCohort(config, name, { ...options, placeholders: withPlaceholders }, terminal)),
  )
cohort
  .command('list')
  .description('every cohort')
  .addOption(json)
  .action((options) => run((config) => showCohorts(config, options, terminal)))
cohort
  .command('show <cohort>')
  .description('the letters of a cohort and how they stand')
  .addOption(json)
  .action((slug, options) => run((config) => showCohort(config, slug, options, terminal)))

program
  .command('enrol <cohort> [addresses...]')
  .description('enrol people in a cohort')
  .option('--csv <file>', 'a file of people: address, first name, zone, hour')
  .addOption(skipBad)
  .action((slug, addresses, options) =>
    run((config) => enrol(config, { cohort: slug, addresses }, options, terminal)),
  )

program
  .command('serve')
  .description('run the service: schedule, deliver, answer on the web')
  .action(() => run((config) => serve(config, terminal)))

program
  .command('demo')
  .description('see it work: a cohort on day 14, five people, letters in a local outbox')
  .action(() => run((config) => demo(config, terminal)))

/** The command that was being typed: what exists there is worth showing. */
function commandMeant(): Command {
  const typed = process.argv.slice(2)
  return typed.reduce(
    (command, word) => command.commands.find((known) => known.name() === word) ?? command,
    program as Command,
  )
}

async function run(command: (config: ReturnType<typeof readConfig>) => Promise<number>): Promise<void> {
  process.exitCode = await command(readConfig(process.env))
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    if (UNKNOWN.has(error.code)) terminal.err(`\n${commandMeant().helpInformation().trimEnd()}`)
    process.exitCode = error.exitCode === 0 ? 0 : USER_MISTAKE
  } else if (error instanceof UserError) {
    terminal.err(error.message)
    process.exitCode = USER_MISTAKE
  } else throw error
}
