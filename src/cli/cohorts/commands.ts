import { Argument, type Command, Option } from 'commander'
import { byOption } from '../author.ts'
import {
  atOption,
  capacityOption,
  dateOption,
  daysOption,
  fromOption,
  jsonOption,
  numberOption,
  zoneOption,
} from '../options.ts'
import { run } from '../run.ts'
import { addCopyCommand, addJoiningCommand, addMovePeopleCommand } from './plan-commands.ts'

/** Commands about cohorts. */
export function addCohortCommands(program: Command): void {
  const cohort = program.command('cohort').description('schedule cohorts, look at them, pause or cancel them')
  cohort
    .command('create <programme>')
    .description('schedule a cohort of the programme as it is written now')
    .addOption(fromOption())
    .addOption(zoneOption())
    .addOption(atOption())
    .option('--slug <slug>', 'its name in commands; <programme>-<date> when absent')
    .option('--name <name>', 'its name for readers; the title of the programme when absent')
    .option('--open', 'let people sign up for it on the programme’s page')
    .addOption(capacityOption())
    .addOption(new Option('--with-placeholders', 'even though some links or addresses are still to fill in'))
    .option('--yes', 'even though day one has passed')
    .addOption(byOption())
    .action((name, { withPlaceholders, ...options }) =>
      run(async (config, output) => {
        const { createCohort } = await import('./create-cohort.ts')
        return createCohort(config, name, { ...options, placeholders: withPlaceholders }, output)
      }),
    )
  cohort
    .command('list')
    .description('every cohort')
    .addOption(jsonOption())
    .action((options) =>
      run(async (config, output) => (await import('./list-cohorts.ts')).showCohorts(config, options, output)),
    )
  cohort
    .command('show <cohort>')
    .description('the letters of a cohort and how they stand')
    .addOption(jsonOption())
    .action((slug, options) =>
      run(async (config, output) =>
        (await import('./show-cohort.ts')).showCohort(config, slug, options, output),
      ),
    )
  addChangeCommand(cohort)
  addCorrectCommand(cohort)
  addCopyCommand(cohort)
  addMovePeopleCommand(cohort)
  addSignUpCommands(cohort)
  addJoiningCommand(cohort)
  addArchiveCommand(cohort)
  addStateCommands(cohort)
}

const MOST_DAYS = 366

function addChangeCommand(cohort: Command): void {
  cohort
    .command('change <cohort>')
    .description('change the calendar of a cohort that runs; shows what will happen, and does it with --yes')
    .addOption(
      dateOption(
        '--day-one <date>',
        'the date of lesson 1, or as many days later or earlier for those still to leave',
      ),
    )
    .addOption(
      new Option('--move <days>', 'move the lessons still to leave, such as 2 or -1').argParser(
        daysOption(MOST_DAYS),
      ),
    )
    .addOption(
      new Option('--from <lesson>', 'with --move: only from the lesson of this day on').argParser(
        numberOption(1000),
      ),
    )
    .addOption(atOption())
    .addOption(zoneOption())
    .option('--days <days>', 'every-day, weekdays, or days such as monday,thursday')
    .option('--skip <dates>', 'the dates without a lesson, such as 2027-01-18,2027-01-19, or none')
    .addOption(
      new Option('--holidays <region>', 'whose public holidays have no lesson').choices([
        'france',
        'alsace-moselle',
        'none',
      ]),
    )
    .addOption(
      new Option('--then <what>', 'a lesson of such a date waits for the next day, or is left out').choices([
        'shift',
        'skip',
      ]),
    )
    .addOption(
      new Option('--undo', 'undo the last change, while no lesson has left since').conflicts([
        ...['dayOne', 'move', 'from', 'at', 'zone', 'days', 'skip', 'holidays', 'then'],
      ]),
    )
    .option('--yes', 'do it')
    .option('--apply <plan>', 'do it if it still does what was shown as this plan')
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) =>
        (await import('./change-cohort.ts')).changeCohort(config, slug, options, output),
      ),
    )
}

function addCorrectCommand(cohort: Command): void {
  cohort
    .command('correct <cohort>')
    .description('bring words corrected in its files to a cohort that runs; shows what will happen first')
    .option('--apply <plan>', 'do it if it still does what was shown as this plan')
    .addOption(
      new Option(
        '--copies <what>',
        'what becomes of the web copies of what has left: kept, or corrected with a note',
      )
        .choices(['kept', 'corrected'])
        .default('kept'),
    )
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) =>
        (await import('./correct-cohort.ts')).correctCohort(config, slug, options, output),
      ),
    )
}

function addSignUpCommands(cohort: Command): void {
  cohort
    .command('open <cohort>')
    .description('let people sign up for it on the programme’s page')
    .addOption(capacityOption())
    .option('--unlimited', 'to as many as come, whatever its capacity was')
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) => (await import('./sign-up.ts')).openCohort(config, slug, options, output)),
    )
  cohort
    .command('close <cohort>')
    .description('close its sign-up; its letters go on')
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) =>
        (await import('./sign-up.ts')).closeCohort(config, slug, options, output),
      ),
    )
}

function addStateCommands(cohort: Command): void {
  cohort
    .command('pause <cohort>')
    .description('let nothing leave until it is resumed')
    .option('--reason <reason>', 'why; shown with the pause')
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) => (await import('./state.ts')).pauseCohort(config, slug, options, output)),
    )
  cohort
    .command('resume <cohort>')
    .description('end a pause, an organiser’s or the relay’s')
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) => (await import('./state.ts')).resumeCohort(config, slug, options, output)),
    )
  cohort
    .command('cancel <cohort>')
    .description('end a cohort for good')
    .option('--yes', 'yes, for good')
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) => (await import('./state.ts')).stopCohort(config, slug, options, output)),
    )
}

/** `feuilleton cohort archive <cohort> open|close` */
function addArchiveCommand(cohort: Command): void {
  cohort
    .command('archive <cohort>')
    .description('let anybody read the lessons that are out, on the web, or nobody but their readers')
    .addArgument(new Argument('<state>', 'whether it is open').choices(['open', 'close']))
    .addOption(byOption())
    .action((slug, state, { by }) =>
      run(async (config, output) => {
        const { changeArchive } = await import('./archive.ts')
        const archive = state === 'open' ? 'open' : 'closed'
        return changeArchive(config, { slug, archive, by }, output)
      }),
    )
}
