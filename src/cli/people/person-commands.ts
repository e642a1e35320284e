import { type Command, Option } from 'commander'
import { OUTCOMES, STANDINGS } from '../../domain/people-filter.ts'
import { byOption } from '../author.ts'
import { atOption, dateOption, jsonOption, numberOption, zoneOption } from '../options.ts'
import { run } from '../run.ts'

/** Commands about one person: look at them, and do what a page of theirs or an organiser's does. */
export function addPersonCommands(program: Command): void {
  const person = program
    .command('person')
    .description('find people, see what became of their letters, help them')
  addLookCommands(person)
  addLetterCommands(person)
  addNameCommand(person)
  addCourseCommands(person)
  addDataCommands(person)
}

function addLookCommands(person: Command): void {
  person
    .command('find [words...]')
    .description('by the beginning of an address, of a domain or of a name')
    .option('--cohort <cohort>', 'only those in this cohort')
    .addOption(new Option('--state <state>', 'only those who stand so').choices(STANDINGS))
    .option('--letter <letter>', 'with --outcome: the letter that ended so')
    .addOption(new Option('--outcome <outcome>', 'only those for whom a letter ended so').choices(OUTCOMES))
    .addOption(new Option('--limit <number>', 'at most').argParser(numberOption(10_000)).default(50))
    .addOption(jsonOption())
    .action((words, options) =>
      run(async (config, output) =>
        (await import('./find-people.ts')).findPeople(config, words, options, output),
      ),
    )
  person
    .command('show <address>')
    .description('courses, letters with what the relay said, consents, registrations and changes')
    .addOption(jsonOption())
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./show-person.ts')).showPerson(config, address, options, output),
      ),
    )
}

function addLetterCommands(person: Command): void {
  withAuthor(person.command('resend <address> <letter>'))
    .description('send a letter to one person again')
    .action((address, letter, options) =>
      run(async (config, output) =>
        (await import('./correct-person.ts')).resend(config, { address, letter }, options, output),
      ),
    )
  withAuthor(person.command('correct <address> <new>'))
    .description('correct an address that no mail reaches')
    .option('--why <words>', 'how you know; kept in the journal')
    .option(
      '--ask',
      'of an address that works: ask the new one by a letter, and change nothing until it answers',
    )
    .option('--keep-domain', 'accept a domain that looks like a misspelt well-known one')
    .action((address, wanted, options) =>
      run(async (config, output) =>
        (await import('./correct-person.ts')).correct(config, { address, wanted }, options, output),
      ),
    )
}

function addNameCommand(person: Command): void {
  withAuthor(person.command('rename <address> [name]'))
    .description(
      'correct the first name by which letters greet somebody; without one, they greet without a name',
    )
    .action((address, name = '', options) =>
      run(async (config, output) =>
        (await import('./correct-person.ts')).rename(config, { address, name }, options, output),
      ),
    )
}

function addCourseCommands(person: Command): void {
  withAuthor(person.command('pause <address>'))
    .description('let no lesson leave for a while')
    .addOption(dateOption('--until <date>', 'the last day of the pause'))
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./steer-person.ts')).pause(config, address, options, output),
      ),
    )
  withAuthor(person.command('resume <address>'))
    .description('end a pause')
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./steer-person.ts')).resume(config, address, options, output),
      ),
    )
  withAuthor(person.command('hours <address>'))
    .description('change the hour or the zone of the lessons to come')
    .addOption(atOption())
    .addOption(zoneOption())
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./steer-person.ts')).hours(config, address, options, output),
      ),
    )
  addLeavingCommands(person)
}

function addLeavingCommands(person: Command): void {
  const basis = ['--basis <words>', 'how the person agreed to it; kept as the proof'] as const
  withAuthor(person.command('move <address> <to>'))
    .description('end a course, and begin it in another cohort of the programme')
    .option(...basis)
    .action((address, to, options) =>
      run(async (config, output) =>
        (await import('./steer-person.ts')).move(config, address, { ...options, to }, output),
      ),
    )
  withAuthor(person.command('unenrol <address>'))
    .description('end a course for one person')
    .option('--everything', 'every course of theirs')
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./steer-person.ts')).unenrol(config, address, options, output),
      ),
    )
  withAuthor(person.command('back <address>'))
    .description('take back, within seven days, that somebody left')
    .option(...basis)
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./steer-person.ts')).back(config, address, options, output),
      ),
    )
}

function addDataCommands(person: Command): void {
  withAuthor(person.command('erase <address>'))
    .description('delete address and name for good; the ledger stays, without a name')
    .option('--yes', 'yes, for good')
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./erase-person.ts')).erase(config, address, options, output),
      ),
    )
  withAuthor(person.command('export <address>'))
    .description('all that is stored about one person, as JSON')
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./erase-person.ts')).exportData(config, address, options, output),
      ),
    )
}

function withAuthor(command: Command): Command {
  return command.option('--cohort <cohort>', 'which course, where there are several').addOption(byOption())
}
